#include "targets/overview.h"

#include <set>

#include "store/check.h"
#include "targets/internal/record_fixture_test.h"

namespace huanxin::targets {
namespace {

using testing::because;
using testing::kParking;
using testing::kRoads;
using testing::kShared;
using testing::plan_body;
using testing::RecordTest;
using testing::refusal;

class Sums : public RecordTest {
 protected:
  /// Acts of chance on projects and contributions; refusals are welcome.
  void act() {
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random_.next() % n); };
    const std::string project = "p" + std::to_string(pick(6));
    const std::string item = std::vector<std::string>{kParking, kShared, kRoads}[pick(3)];
    clock_.advance_ms(60'000);
    switch (pick(7)) {
      case 0:
        put_project({.id = project,
                     .district = "chaoyang",
                     .name = "项目",
                     .subdistrict = "11010500" + std::to_string(1 + pick(4)),
                     .owner = "owner",
                     .published = pick(4) > 0,
                     .counts = pick(4) > 0});
        return;
      case 1: [[fallthrough]];
      case 2: {
        const auto receipt = run("contribution.plan", "",
                                 plan_body(project, item, static_cast<double>(1 + pick(50))));
        if (receipt) ids_.push_back(text_of(receipt->reply, "id"));
        return;
      }
      default: break;
    }
    if (ids_.empty()) return;
    const std::string& id = ids_[pick(ids_.size())];
    switch (pick(5)) {
      case 0: code("contribution.verify", id, refusal(), "manager"); return;
      case 1: code("contribution.withdraw", id, because("x")); return;
      case 2:
        code("contribution.verify", id, JsonObject{{"verdict", "verified"}}, "manager");
        return;
      default:
        code("contribution.claim", id,
             claim_body(static_cast<double>(1 + pick(60)),
                        "2024-0" + std::to_string(1 + pick(6)) + "-15"));
    }
  }
  std::vector<Contribution> everything() {
    std::vector<Contribution> all;
    HX_CHECK(store()
                 .read([&](const store::Snapshot& snapshot) {
                   return each_contribution(snapshot, {.district = "chaoyang"}, staff(),
                                            [&](const Contribution& one) {
                                              all.push_back(one);
                                              return true;
                                            });
                 })
                 .has_value());
    return all;
  }
  std::vector<std::string> ids_;
};

// Kept sums against sums made afresh from the contributions themselves.
TEST_F(Sums, KeptByTheProjectionAreThoseOfTheContributions) {
  for (int i = 0; i < 400; ++i) act();
  const auto all = everything();
  ASSERT_GT(all.size(), 10U);
  const auto context = ask<RollupContext>([&](const auto& snapshot) {
    return rollup_context(snapshot, testing::chaoyang_2024(), today());
  });
  const Goal goal{.target = Quantity::whole(1000), .named = {}, .kind = VerbKind::deliver};
  for (const std::string& item : {kParking, kShared, kRoads}) {
    std::vector<RollupEntry> own;
    Quantity verified;
    for (const Contribution& one : all) {
      if (one.item == item && one.counts) own.push_back(entry_of(one));
    }
    const auto kept = ask<std::vector<RollupEntry>>(
        [&](const auto& snapshot) { return rollup_entries_of_item(snapshot, item); });
    EXPECT_EQ(to_json(roll_up(kept, goal, context)), to_json(roll_up(own, goal, context)));
    for (const TrendPoint& point :
         ask<std::vector<TrendPoint>>([&](const auto& snapshot) { return trend(snapshot, item); }))
      verified = verified + point.verified;
    EXPECT_EQ(verified, roll_up(own, goal, context).verified);
  }
  const auto counts = ask<std::vector<SubdistrictCounts>>(
      [](const auto& snapshot) { return subdistrict_counts(snapshot, "chaoyang", 2024); });
  std::int64_t counted = 0;
  for (const SubdistrictCounts& one : counts) counted += one.planned;
  std::int64_t expected = 0;
  for (const Contribution& one : all)
    expected += one.counts && one.status != Status::refused && one.status != Status::withdrawn;
  EXPECT_EQ(counted, expected);
}

TEST_F(Sums, OfAProgrammeAreThoseOfItsItems) {
  for (int i = 0; i < 200; ++i) act();
  const auto context = ask<RollupContext>([&](const auto& snapshot) {
    return rollup_context(snapshot, testing::chaoyang_2024(), today());
  });
  const auto whole = ask<std::vector<RollupEntry>>(
      [](const auto& snapshot) { return rollup_entries(snapshot, "chaoyang", 2024); });
  for (const std::string& item : {kParking, kShared, kRoads}) {
    std::vector<RollupEntry> own;
    for (const RollupEntry& entry : whole) {
      if (entry.item == item) own.push_back(entry);
    }
    const auto parts = ask<std::vector<RollupEntry>>(
        [&](const auto& snapshot) { return rollup_entries_of_item(snapshot, item); });
    EXPECT_EQ(to_json(roll_up(own, {}, context)), to_json(roll_up(parts, {}, context)));
  }
}

TEST_F(Sums, AreTheSameWhenRebuiltFromTheEvents) {
  for (int i = 0; i < 200; ++i) act();
  ASSERT_EQ(code("period.close", "chaoyang-2024-01", JsonObject{}), "done");
  ASSERT_TRUE(store().seal().has_value());
  const auto report = store::check(options_, {});
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->clean()) << report->first_difference->en;
  const std::set<std::string> tables(report->tables.begin(), report->tables.end());
  EXPECT_TRUE(tables.contains("contributions") && tables.contains("target_cells"));
}

}  // namespace
}  // namespace huanxin::targets

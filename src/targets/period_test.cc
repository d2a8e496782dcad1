#include "targets/period.h"

#include "targets/internal/record_fixture_test.h"
#include "targets/overview.h"

namespace huanxin::targets {
namespace {

using testing::because;
using testing::content;
using testing::kParking;
using testing::plan_body;
using testing::RecordTest;

class Months : public RecordTest {
 protected:
  Months() { put_project("p1"), put_project("p2"), put_project("p3"); }
  std::string close(const std::string& month) {
    return code("period.close", "chaoyang-" + month, JsonObject{});
  }
  void close_until(int last) {
    for (int month = 1; month <= last; ++month)
      ASSERT_EQ(close("2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month)),
                "done");
  }
  PeriodFigure figure(const std::string& id, const std::string& item) {
    const auto found =
        ask<std::optional<Period>>([&](const auto& snapshot) { return period(snapshot, id); });
    for (const PeriodFigure& one : found.value().figures) {
      if (one.item == item) return one;
    }
    return {};
  }
};

TEST_F(Months, CloseInOrderOnceAndOnlyWhenOver) {
  EXPECT_EQ(close("2024-02"), "targets.period_out_of_order");
  EXPECT_EQ(close("2024-07"), "targets.period_not_over");
  EXPECT_EQ(close("2024-01"), "done");
  EXPECT_EQ(close("2024-01"), "targets.period_closed");
  EXPECT_EQ(close("2024-03"), "targets.period_out_of_order");
  EXPECT_EQ(close("2024-02"), "done");
}

TEST_F(Months, AreKnownOnlyForYearsWithAProgramme) {
  EXPECT_EQ(close("2023-12"), "targets.period_unknown");
  EXPECT_EQ(close("2024-13"), "targets.period_unknown");
  EXPECT_EQ(code("period.close", "2024-01", JsonObject{}), "targets.period_unknown");
  EXPECT_EQ(code("period.close", "haidian-2024-01", JsonObject{}), "targets.period_unknown");
  EXPECT_EQ(code("period.close", "chaoyang-2024-01", JsonObject{{"force", true}}),
            "base.field_unknown");
}

TEST_F(Months, KeepTheirFiguresWhateverHappensLater) {
  const std::string one = plan("p1", kParking, 100);
  const std::string two = plan("p2", kParking, 50);
  claim(one, 90, "2024-01-20");
  claim(two, 50, "2024-02-10");
  verify(one);
  close_until(1);
  const PeriodFigure january = figure("chaoyang-2024-01", kParking);
  EXPECT_EQ(january.planned, Quantity::whole(150));
  EXPECT_EQ(january.claimed, Quantity::whole(90));  // the other one was reached in February
  EXPECT_EQ(january.verified, Quantity::whole(90));
  verify(two);
  put_project({.id = "p1",
               .district = "chaoyang",
               .name = "退出",
               .subdistrict = {},
               .owner = "owner",
               .published = true,
               .counts = false});
  EXPECT_EQ(figure("chaoyang-2024-01", kParking), january);
  ASSERT_EQ(close("2024-02"), "done");
  EXPECT_EQ(figure("chaoyang-2024-02", kParking).verified, Quantity::whole(50));
}

TEST_F(Months, TakeWhatIsClaimedAfterTheirClosingAsALateEntryOfTheOpenMonth) {
  const std::string id = plan("p1", kParking, 100);
  close_until(3);
  const auto receipt = run("contribution.claim", id, claim_body(100, "2024-02-10"));
  ASSERT_TRUE(receipt.has_value());
  EXPECT_TRUE(receipt->reply.at("late_entry").as_bool());
  verify(id);
  const Contribution one = contribution_now(id);
  EXPECT_TRUE(one.late_entry);
  EXPECT_EQ(to_iso(one.reached_on.value()), "2024-02-10");
  const auto points =
      ask<std::vector<TrendPoint>>([](const auto& snapshot) { return trend(snapshot, kParking); });
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(to_text(points[0].month), "2024-04");
  EXPECT_EQ(figure("chaoyang-2024-02", kParking).verified, Quantity());
  ASSERT_EQ(close("2024-04"), "done");
  EXPECT_EQ(figure("chaoyang-2024-04", kParking).verified, Quantity::whole(100));
}

TEST_F(Months, CloseTheYearOnlyWithoutWaitingClaimsAndForGood) {
  const std::string id = plan("p1", kParking, 100);
  const std::string late = plan("p2", kParking, 100);
  go_to("2025-01-05");
  claim(id, 100, "2024-12-10");
  close_until(11);
  EXPECT_EQ(close("2024-12"), "targets.claims_waiting");
  verify(id);
  EXPECT_EQ(close("2024-12"), "done");
  EXPECT_EQ(close("2025-01"), "targets.period_unknown");
  EXPECT_EQ(code("contribution.claim", late, claim_body(100, "2024-12-10")), "targets.year_closed");
  EXPECT_EQ(code("contribution.plan", "", plan_body("p3", kParking, 1)), "targets.year_closed");
  EXPECT_EQ(code("contribution.withdraw", late, because("未完成")), "done");
  Json earlier = content("programme/chaoyang-2024.json");
  earlier.at("year") = 2023;
  EXPECT_EQ(code("programme.adopt", "", earlier), "targets.year_closed");
}

TEST_F(Months, AreListedUpToTodayWithTheirFigures) {
  close_until(2);
  const auto all = ask<std::vector<Period>>(
      [&](const auto& snapshot) { return periods(snapshot, "chaoyang", std::nullopt, today()); });
  ASSERT_EQ(all.size(), 7U);
  EXPECT_TRUE(all[1].closed_at.has_value());
  EXPECT_EQ(all[1].figures.size(), 33U);
  EXPECT_FALSE(all[2].closed_at.has_value());
  EXPECT_EQ(period_csv_rows(all[1]).size(), 33U);
  EXPECT_EQ(period_csv_rows(all[2]).size(), 1U);
  EXPECT_EQ(period_csv_rows(all[2])[0].size(), period_csv_columns().size());
  EXPECT_TRUE(to_json(all[2]).at("closed_at").is_null());
  EXPECT_TRUE(ask<std::vector<Period>>([&](const auto& snapshot) {
                return periods(snapshot, "chaoyang", 2025, today());
              }).empty());
}

}  // namespace
}  // namespace huanxin::targets

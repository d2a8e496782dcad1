#include "targets/rollup.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <map>
#include <set>

#include "base/clock.h"
#include "targets/internal/record_fixture_test.h"

namespace huanxin::targets {
namespace {

Date day(std::string_view iso) { return *parse_date(iso); }

RollupContext context_on(std::string_view today, const Experience& experience = {}) {
  static const Settings settings = testing::chaoyang_2024().settings;
  return {.year = 2024,
          .today = day(today),
          .outlook = outlook(experience, settings),
          .settings = settings};
}

RollupEntry planned(std::int64_t quantity, std::string_view due) {
  RollupEntry entry{.item = "i",
                    .subdistrict = "a",
                    .status = Status::planned,
                    .due = {},
                    .planned = Quantity::whole(quantity),
                    .reached = {}};
  if (!due.empty()) entry.due = day(due);
  return entry;
}

RollupEntry reached(Status status, std::int64_t quantity) {
  return {.item = "i",
          .subdistrict = "a",
          .status = status,
          .due = {},
          .planned = Quantity::whole(quantity),
          .reached = Quantity::whole(quantity)};
}

Goal target(std::int64_t quantity, VerbKind kind = VerbKind::deliver) {
  return {.target = Quantity::whole(quantity), .named = {}, .kind = kind};
}

Standing standing(std::vector<RollupEntry> entries, const Goal& goal, std::string_view today) {
  return roll_up(entries, goal, context_on(today)).standing;
}

TEST(Rollup, CountsEachContributionUnderItsStatusOnce) {
  const std::vector<RollupEntry> entries{
      planned(100, "2024-10-01"), reached(Status::claimed, 20), reached(Status::verified, 30),
      reached(Status::refused, 500), reached(Status::withdrawn, 700)};
  const Rollup rollup = roll_up(entries, target(300), context_on("2024-07-01"));
  EXPECT_EQ(rollup.planned, Quantity::whole(150));
  EXPECT_EQ(rollup.claimed, Quantity::whole(50));
  EXPECT_EQ(rollup.verified, Quantity::whole(30));
  EXPECT_DOUBLE_EQ(rollup.share.value(), 0.1);
  EXPECT_EQ(rollup.contributions, 3);
}

TEST(Rollup, ForecastsVerifiedPlusAcceptedPlusDueInTheYear) {
  const std::vector<RollupEntry> entries{planned(100, "2024-12-31"), planned(7, "2025-01-01"),
                                         planned(1000, ""), reached(Status::claimed, 20),
                                         reached(Status::verified, 30)};
  const Rollup rollup = roll_up(entries, target(300), context_on("2024-07-01"));
  EXPECT_DOUBLE_EQ(rollup.forecast_low.value(), 30);
  EXPECT_DOUBLE_EQ(rollup.forecast.value(), 30 + 10 + 100);
  EXPECT_DOUBLE_EQ(rollup.forecast_high.value(), 30 + 20 + 100 + 1000);
}

TEST(Rollup, MovesPlannedDaysByTheSlippageSeenSoFar) {
  const Experience slow{.verified = 6, .refused = 0, .slippage = {{0, 1}, {10, 4}, {40, 1}}};
  const std::vector<RollupEntry> entries{planned(1, "2024-12-25"), planned(10, "2024-12-01"),
                                         planned(100, "2024-08-01")};
  const Rollup rollup = roll_up(entries, target(300), context_on("2024-07-01", slow));
  EXPECT_DOUBLE_EQ(rollup.forecast_low.value(), 100);   // 40 days later
  EXPECT_DOUBLE_EQ(rollup.forecast.value(), 110);       // 10 days later
  EXPECT_DOUBLE_EQ(rollup.forecast_high.value(), 111);  // in time
}

TEST(Rollup, ForecastsNothingThatIsPlannedOnceTheYearIsOver) {
  const std::vector<RollupEntry> entries{planned(100, "2024-12-01"), reached(Status::verified, 5)};
  const Rollup rollup = roll_up(entries, target(300), context_on("2025-01-01"));
  EXPECT_DOUBLE_EQ(rollup.forecast.value(), 5);
  EXPECT_DOUBLE_EQ(rollup.forecast_high.value(), 5);
  EXPECT_EQ(rollup.standing, Standing::late);
}

TEST(Rollup, SaysNothingWhereNothingWasReported) {
  const Rollup rollup = roll_up({}, target(300), context_on("2024-07-01"));
  EXPECT_EQ(rollup.standing, Standing::nothing_reported);
  EXPECT_FALSE(rollup.forecast || rollup.forecast_low || rollup.forecast_high);
  const JsonObject json = to_json(rollup);
  EXPECT_TRUE(json.at("forecast").is_null());
  EXPECT_EQ(text_of(json, "status"), "nothing_reported");
  const std::vector<RollupEntry> gone{reached(Status::refused, 5), reached(Status::withdrawn, 5)};
  EXPECT_EQ(standing(gone, target(300), "2024-07-01"), Standing::nothing_reported);
}

TEST(Rollup, TakesANameWithoutADateForNoReport) {
  const std::vector<RollupEntry> named{planned(5, ""), planned(1, "")};
  const Rollup rollup = roll_up(named, target(300), context_on("2025-02-01"));
  EXPECT_EQ(rollup.standing, Standing::nothing_reported);
  EXPECT_EQ(rollup.planned, Quantity::whole(6));
  EXPECT_FALSE(rollup.forecast.has_value());
  EXPECT_EQ(summarise(std::vector<Rollup>{rollup}).nothing_reported, 1);
  const std::vector<RollupEntry> dated{planned(5, ""), planned(1, "2024-06-30")};
  EXPECT_EQ(standing(dated, target(300), "2025-02-01"), Standing::late);
}

TEST(Rollup, JudgesByTheForecastAgainstTheThresholds) {
  const Goal goal = target(100);
  EXPECT_EQ(standing({reached(Status::verified, 100)}, goal, "2024-07-01"), Standing::met);
  EXPECT_EQ(standing({planned(100, "2024-12-01")}, goal, "2024-07-01"), Standing::on_track);
  EXPECT_EQ(standing({planned(99, "2024-12-01")}, goal, "2024-07-01"), Standing::at_risk);
  EXPECT_EQ(standing({planned(80, "2024-12-01")}, goal, "2024-07-01"), Standing::at_risk);
  EXPECT_EQ(standing({planned(79, "2024-12-01")}, goal, "2024-07-01"), Standing::late);
}

TEST(Rollup, CallsNothingLateEarlyInTheYear) {
  EXPECT_EQ(standing({planned(1, "2024-12-01")}, target(100), "2024-02-01"), Standing::at_risk);
  EXPECT_EQ(standing({planned(1, "2024-12-01")}, target(100), "2024-04-15"), Standing::late);
}

TEST(Rollup, DemandsNoCompletionOfAVerbOfProgress) {
  const Goal goal = target(100, VerbKind::progress);
  EXPECT_EQ(standing({planned(1, "2024-12-01")}, goal, "2024-10-01"), Standing::at_risk);
  EXPECT_EQ(standing({reached(Status::verified, 1)}, goal, "2025-03-01"), Standing::at_risk);
  EXPECT_EQ(standing({reached(Status::verified, 100)}, goal, "2025-03-01"), Standing::met);
}

TEST(Rollup, TakesOnlyStatedQuantitiesForTargets) {
  const Programme programme = testing::chaoyang_2024();
  const auto goal = [&](std::string_view id) {
    const Item& item = *programme.item(id);
    return goal_of(item, programme.verb(item.milestone));
  };
  EXPECT_EQ(goal(testing::kParking).target, Quantity::whole(4500));
  const Goal open_list = goal("chaoyang-2024-a1-01");
  EXPECT_FALSE(open_list.target || open_list.named);
  EXPECT_EQ(standing({reached(Status::verified, 5)}, open_list, "2024-07-01"), Standing::no_target);
  const Goal closed_list = goal("chaoyang-2024-a4-01");
  EXPECT_FALSE(closed_list.target.has_value());
  EXPECT_EQ(standing({reached(Status::verified, 1)}, closed_list, "2024-07-01"),
            Standing::no_target);
  EXPECT_EQ(standing({reached(Status::verified, 2)}, closed_list, "2024-07-01"), Standing::met);
}

TEST(Rollup, NestsTheBarsWhereMoreWasClaimedThanPlanned) {
  Contribution one;
  one.item = "i";
  one.status = Status::claimed;
  one.quantity = Quantity::whole(10);
  one.claimed_quantity = Quantity::whole(12);
  const RollupEntry entry = entry_of(one);
  EXPECT_EQ(entry.planned, Quantity::whole(12));
  EXPECT_EQ(entry.reached, Quantity::whole(12));
  one.status = Status::planned;
  EXPECT_EQ(entry_of(one).reached, Quantity());
}

TEST(Rollup, PutsItemsOfAnActionTogetherOnlyByShareAndStanding) {
  const RollupContext context = context_on("2024-07-01");
  const std::vector<RollupEntry> twice{reached(Status::verified, 9000)};
  const std::vector<RollupEntry> half{reached(Status::verified, 1500)};
  const std::vector<Rollup> items{roll_up(twice, target(4500), context),
                                  roll_up(half, target(3000), context),
                                  roll_up({}, Goal{}, context)};
  const ActionSummary summary = summarise(items);
  EXPECT_EQ(summary.items, 3);
  EXPECT_EQ(summary.with_target, 2);
  EXPECT_EQ(summary.met, 1);
  EXPECT_EQ(summary.late, 1);
  EXPECT_EQ(summary.nothing_reported, 1);
  EXPECT_DOUBLE_EQ(summary.share.value(), 0.75);  // nobody makes up for another's shortfall
  EXPECT_FALSE(summarise({}).share.has_value());
}

TEST(Rollup, CountsThePairOfTwoUnitsOnce) {
  const RollupContext context = context_on("2024-07-01");
  const std::vector<RollupEntry> whole{reached(Status::verified, 9000)};
  const std::vector<RollupEntry> half{reached(Status::verified, 1500)};
  const std::vector<PairedRollup> items{{"A4-01", {}, roll_up(whole, target(4500), context)},
                                        {"A4-02", "A4-03", roll_up(whole, target(4500), context)},
                                        {"A4-03", "A4-02", roll_up(half, target(3000), context)}};
  ASSERT_EQ(items[2].rollup.standing, Standing::late);
  const ActionSummary summary = summarise(pairs_as_one(items));
  EXPECT_EQ(summary.items, 2);
  EXPECT_EQ(summary.with_target, 2);
  EXPECT_EQ(summary.met, 1) << "works of which one measure is short are not met";
  EXPECT_EQ(summary.late, 1);
  EXPECT_DOUBLE_EQ(summary.share.value(), (1.0 + 0.75) / 2);
}

/// Entries drawn by chance: some statuses, subdistricts, due dates, two items.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  std::int64_t upto(std::int64_t max) {
    return static_cast<std::int64_t>(random_.next() % static_cast<std::uint64_t>(max + 1));
  }
  RollupEntry entry() {
    RollupEntry one;
    one.item = upto(1) == 0 ? testing::kParking : testing::kShared;
    one.subdistrict = std::string(1, static_cast<char>('a' + upto(4)));
    one.status = static_cast<Status>(upto(4));
    if (upto(3) > 0) one.due = day("2024-01-01") + std::chrono::days{upto(500)};
    one.planned = Quantity::parts(1 + upto(10'000'000));
    if (one.status == Status::claimed || one.status == Status::verified) {
      one.reached = Quantity::parts(1 + upto(10'000'000));
      one.planned = std::max(one.planned, one.reached);
    }
    return one;
  }
  std::vector<RollupEntry> entries() {
    std::vector<RollupEntry> all;
    for (std::int64_t i = upto(40); i > 0; --i) all.push_back(entry());
    return all;
  }
  Experience experience() {
    Experience one{.verified = upto(20), .refused = upto(20), .slippage = {}};
    for (std::int64_t i = upto(6); i > 0; --i)
      one.slippage.push_back({static_cast<int>(upto(200)) - 60, 1 + upto(3)});
    return one;
  }
  template <typename T>
  void shuffle(std::vector<T>& things) {
    for (std::size_t i = things.size(); i > 1; --i)
      std::swap(things[i - 1],
                things[static_cast<std::size_t>(upto(static_cast<std::int64_t>(i) - 1))]);
  }

 private:
  SeededRandom random_;
};

std::vector<RollupEntry> of_item(const std::vector<RollupEntry>& all, const std::string& item) {
  std::vector<RollupEntry> own;
  for (const RollupEntry& entry : all) {
    if (entry.item == item) own.push_back(entry);
  }
  return own;
}

constexpr int kRounds = 500;

TEST(RollupProperty, NestsAmountsAndForecasts) {
  for (int round = 0; round < kRounds; ++round) {
    Draw draw(static_cast<std::uint64_t>(round));
    const auto entries = draw.entries();
    const auto context = context_on(to_iso(day("2023-12-01") + std::chrono::days{draw.upto(430)}),
                                    draw.experience());
    const Rollup rollup = roll_up(entries, target(1 + draw.upto(9000)), context);
    EXPECT_LE(rollup.verified, rollup.claimed);
    EXPECT_LE(rollup.claimed, rollup.planned);
    EXPECT_EQ(rollup.forecast.has_value(), rollup.reported > 0);
    if (!rollup.forecast) continue;
    const double slack = 1e-4;  // forecasts are rounded to what a quantity keeps
    EXPECT_LE(rollup.verified.value(), *rollup.forecast_low + slack);
    EXPECT_LE(*rollup.forecast_low, *rollup.forecast);
    EXPECT_LE(*rollup.forecast, *rollup.forecast_high);
    EXPECT_LE(*rollup.forecast_high, rollup.planned.value() + slack);
  }
}

TEST(RollupProperty, SumsOverSubdistrictsToTheWhole) {
  for (int round = 0; round < kRounds; ++round) {
    Draw draw(static_cast<std::uint64_t>(round) + 1000);
    const auto entries = draw.entries();
    const auto context = context_on("2024-07-01", draw.experience());
    const Rollup whole = roll_up(entries, target(100), context);
    Rollup sum;
    for (const auto& [code, part] : roll_up_by_subdistrict(entries, target(100), context)) {
      sum.planned = sum.planned + part.planned;
      sum.claimed = sum.claimed + part.claimed;
      sum.verified = sum.verified + part.verified;
      sum.contributions += part.contributions;
      EXPECT_FALSE(part.target || part.share) << code;
    }
    EXPECT_EQ(sum.planned, whole.planned);
    EXPECT_EQ(sum.claimed, whole.claimed);
    EXPECT_EQ(sum.verified, whole.verified);
    EXPECT_EQ(sum.contributions, whole.contributions);
  }
}

TEST(RollupProperty, DoesNotDependOnOrder) {
  for (int round = 0; round < kRounds; ++round) {
    Draw draw(static_cast<std::uint64_t>(round) + 2000);
    auto entries = draw.entries();
    const auto context = context_on("2024-05-05", draw.experience());
    const JsonObject before = to_json(roll_up(entries, target(100), context));
    draw.shuffle(entries);
    EXPECT_EQ(to_json(roll_up(entries, target(100), context)), before);
  }
}

TEST(RollupProperty, GivesTheSameForSumsAsForTheirParts) {
  for (int round = 0; round < kRounds; ++round) {
    Draw draw(static_cast<std::uint64_t>(round) + 3000);
    const auto entries = draw.entries();
    const auto context = context_on("2024-05-05", draw.experience());
    std::map<std::tuple<std::string, std::string, Status, std::optional<Date>>, RollupEntry> cells;
    for (const RollupEntry& entry : entries) {
      const auto [cell, fresh] =
          cells.try_emplace({entry.item, entry.subdistrict, entry.status, entry.due}, entry);
      if (fresh) continue;
      cell->second.planned = cell->second.planned + entry.planned;
      cell->second.reached = cell->second.reached + entry.reached;
      cell->second.count += entry.count;
    }
    std::vector<RollupEntry> summed;
    for (const auto& [key, cell] : cells) summed.push_back(cell);
    EXPECT_EQ(to_json(roll_up(summed, target(100), context)),
              to_json(roll_up(entries, target(100), context)));
  }
}

TEST(RollupProperty, IsNotMovedByWhatWasRefusedOrWithdrawn) {
  for (int round = 0; round < kRounds; ++round) {
    Draw draw(static_cast<std::uint64_t>(round) + 4000);
    auto entries = draw.entries();
    const auto context = context_on("2024-05-05", draw.experience());
    const JsonObject with = to_json(roll_up(entries, target(100), context));
    std::erase_if(entries, [](const RollupEntry& entry) {
      return entry.status == Status::refused || entry.status == Status::withdrawn;
    });
    EXPECT_EQ(to_json(roll_up(entries, target(100), context)), with);
  }
}

TEST(RollupProperty, NeverLetsSharedParkingBecomeNewParking) {
  for (int round = 0; round < kRounds; ++round) {
    Draw draw(static_cast<std::uint64_t>(round) + 5000);
    auto entries = draw.entries();
    const auto context = context_on("2024-05-05");
    const JsonObject before =
        to_json(roll_up(of_item(entries, testing::kParking), target(4500), context));
    RollupEntry shared = draw.entry();
    shared.item = testing::kShared;
    entries.push_back(shared);
    EXPECT_EQ(to_json(roll_up(of_item(entries, testing::kParking), target(4500), context)), before);
  }
}

}  // namespace
}  // namespace huanxin::targets

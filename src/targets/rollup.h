#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "targets/contribution.h"
#include "targets/forecast.h"
#include "targets/programme.h"
#include "targets/quantity.h"

namespace huanxin::targets {

/// A contribution as the roll-up sees it, or the sum of several that agree in item, subdistrict,
/// status and due date: sums of sums are sums.
struct RollupEntry {
  std::string item;
  std::string subdistrict;  ///< code; empty where unknown
  Status status = Status::planned;
  std::optional<Date> due;  ///< looked at only while planned
  Quantity planned;         ///< the greater of plan and claim, so that the bars nest
  Quantity reached;         ///< claimed quantity while claimed, verified quantity once verified
  std::int64_t count = 1;   ///< contributions in it
};

RollupEntry entry_of(const Contribution& contribution);

/// How an item stands.
enum class Standing { no_target, nothing_reported, on_track, at_risk, late, met };
std::string_view to_string(Standing standing);

/// What is demanded of an item. Only a stated quantity is a target; a closed list of names is met
/// when all of them are verified, an open one promises no number.
struct Goal {
  std::optional<Quantity> target;
  std::optional<Quantity> named;  ///< length of a closed list without a stated number
  VerbKind kind = VerbKind::finish;
};
Goal goal_of(const Item& item, const Verb& verb);

/// Schema Rollup, in the unit of the item.
struct Rollup {
  std::optional<Quantity> target;
  Quantity planned;  ///< all not withdrawn or refused
  Quantity claimed;  ///< waiting, plus verified
  Quantity verified;
  std::optional<double> forecast;  ///< at year end; nothing where nothing was reported
  std::optional<double> forecast_low;
  std::optional<double> forecast_high;
  std::optional<double> share;  ///< verified / target
  Standing standing = Standing::no_target;
  std::int64_t contributions = 0;  ///< not withdrawn or refused
  std::int64_t reported = 0;       ///< of these: claimed, verified, or planned with a date
  std::int64_t late = 0;           ///< projects past a milestone: filled in by the module projects
};

/// In which year a roll-up is judged, on which day, by which outlook and thresholds.
struct RollupContext {
  int year = 0;
  Date today;
  Outlook outlook;
  Settings settings;
};

/// Rolls up the entries of one item (all of them, or those of one subdistrict).
///
/// Every entry is counted once, under its status; withdrawn and refused ones not at all. Nothing
/// crosses from one item to another, so shared parking (A4-10) never becomes new parking (A4-09).
/// verified <= claimed <= planned, and verified <= low <= forecast <= high <= planned.
///
/// Forecast: verified so far + waiting claims x acceptance + planned amounts that arrive in the
/// year. A planned amount arrives on its due date plus slippage, but not before today. In the low
/// view nothing planned arrives while experience is too small; in the high view amounts without a
/// due date arrive too; after the year nothing arrives any more.
///
/// Standing: met from verified >= target; otherwise by forecast / target against
/// settings.on_track_forecast and at_risk_forecast, late only after late_from_elapsed of the year;
/// after the year whatever is not met is late. Where nobody has claimed anything or named a date,
/// nothing was reported: a name in a programme is no report, and silence is no delay. Verbs of
/// progress demand no completion: they are at risk at worst. Cost: linear.
Rollup roll_up(std::span<const RollupEntry> entries, const Goal& goal,
               const RollupContext& context);

/// A roll-up of the entries of one item for each subdistrict that has any, by code; the amounts
/// sum to those of roll_up() over all of them. Shares of the target are left to the whole item.
struct SubdistrictRollup {
  std::string code;
  Rollup rollup;
};
std::vector<SubdistrictRollup> roll_up_by_subdistrict(std::span<const RollupEntry> entries,
                                                      const Goal& goal,
                                                      const RollupContext& context);

/// An action as a whole: items differ in unit, so only their standings and shares are put together.
struct ActionSummary {
  std::int64_t items = 0;
  std::int64_t with_target = 0;
  std::int64_t met = 0;
  std::int64_t late = 0;
  std::int64_t at_risk = 0;
  std::int64_t nothing_reported = 0;
  std::int64_t projects = 0;    ///< filled in by the module projects
  std::optional<double> share;  ///< mean verified share of items with a target, each at most 1
};
ActionSummary summarise(std::span<const Rollup> items);

/// An item's roll-up with the code of the item that measures the same works in another unit.
struct PairedRollup {
  std::string code;
  std::optional<std::string> pair;
  Rollup rollup;
};
/// The roll-ups for a summary: two items of a pair are one piece of work and count once. It stands
/// as the worse of the two, is met when both are, and has the mean of their shares.
std::vector<Rollup> pairs_as_one(std::span<const PairedRollup> items);

JsonObject to_json(const Rollup& rollup);
JsonObject to_json(const ActionSummary& summary);

}  // namespace huanxin::targets

#include "targets/rollup.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

using std::chrono::days;

Date first_of(int year) { return Date{std::chrono::year{year} / 1 / 1}; }

/// How much of the year has passed, 0 to 1.
double elapsed(int year, Date today) {
  const double passed = static_cast<double>((today - first_of(year)).count());
  const double length = static_cast<double>((first_of(year + 1) - first_of(year)).count());
  return std::clamp(passed / length, 0.0, 1.0);
}

enum class Look { low, mid, high };

/// Whether a planned amount arrives within the year in this view.
bool arrives(const RollupEntry& entry, Look look, const Outlook::View& view,
             const RollupContext& context) {
  const Date year_end = first_of(context.year + 1) - days{1};
  if (context.today > year_end) return false;
  if (look == Look::low && !view.slippage_days) return false;
  if (!entry.due) return look == Look::high;
  const Date arrival = *entry.due + days{view.slippage_days.value_or(0)};
  return std::max(arrival, context.today) <= year_end;
}

double forecast(std::span<const RollupEntry> entries, Look look, const Outlook::View& view,
                const RollupContext& context) {
  Quantity certain;
  Quantity waiting;
  for (const RollupEntry& entry : entries) {
    if (entry.status == Status::verified) certain = certain + entry.reached;
    if (entry.status == Status::claimed) waiting = waiting + entry.reached;
    if (entry.status == Status::planned && arrives(entry, look, view, context))
      certain = certain + entry.planned;
  }
  const double expected = certain.value() + waiting.value() * view.acceptance;
  return std::round(expected * Quantity::kParts) / Quantity::kParts;
}

void add(Rollup& sum, const RollupEntry& entry) {
  if (entry.status == Status::refused || entry.status == Status::withdrawn) return;
  sum.contributions += entry.count;
  sum.planned = sum.planned + entry.planned;
  if (entry.status != Status::planned || entry.due) sum.reported += entry.count;
  if (entry.status == Status::planned) return;
  sum.claimed = sum.claimed + entry.reached;
  if (entry.status == Status::verified) sum.verified = sum.verified + entry.reached;
}

Standing standing_of(const Rollup& rollup, const Goal& goal, const RollupContext& context) {
  if (!goal.target)
    return goal.named && rollup.verified >= *goal.named ? Standing::met : Standing::no_target;
  if (rollup.verified >= *goal.target) return Standing::met;
  if (rollup.reported == 0) return Standing::nothing_reported;
  const bool may_be_late = goal.kind != VerbKind::progress;
  const bool over = context.today >= first_of(context.year + 1);
  if (over) return may_be_late ? Standing::late : Standing::at_risk;
  const double reach = rollup.forecast.value_or(0) / goal.target->value();
  if (reach >= context.settings.on_track_forecast) return Standing::on_track;
  const bool early = elapsed(context.year, context.today) < context.settings.late_from_elapsed;
  if (reach >= context.settings.at_risk_forecast || early || !may_be_late) return Standing::at_risk;
  return Standing::late;
}

}  // namespace

namespace {

// From what demands most attention to what demands least.
constexpr std::array kByUrgency{Standing::late,     Standing::at_risk, Standing::nothing_reported,
                                Standing::on_track, Standing::met,     Standing::no_target};

Rollup as_one(Rollup one, const Rollup& other) {
  const auto urgency = [](const Rollup& rollup) {
    return std::ranges::find(kByUrgency, rollup.standing);
  };
  if (urgency(other) < urgency(one)) one.standing = other.standing;
  if (one.target && other.target)
    one.share = (std::min(one.share.value_or(0), 1.0) + std::min(other.share.value_or(0), 1.0)) / 2;
  if (!one.target) {
    one.target = other.target;
    one.share = other.share;
  }
  one.reported += other.reported;
  return one;
}

}  // namespace

std::vector<Rollup> pairs_as_one(std::span<const PairedRollup> items) {
  std::vector<Rollup> list;
  std::map<std::string, std::size_t, std::less<>> places;
  for (const PairedRollup& item : items) {
    const auto twin = item.pair ? places.find(*item.pair) : places.end();
    if (twin != places.end()) {
      list[twin->second] = as_one(list[twin->second], item.rollup);
      continue;
    }
    places.emplace(item.code, list.size());
    list.push_back(item.rollup);
  }
  return list;
}

std::string_view to_string(Standing standing) { return name_of(kStandings, standing); }

RollupEntry entry_of(const Contribution& contribution) {
  RollupEntry entry{.item = contribution.item,
                    .subdistrict = contribution.subdistrict.value_or(""),
                    .status = contribution.status,
                    .due = contribution.due,
                    .planned = contribution.quantity,
                    .reached = {}};
  const bool reached = entry.status == Status::claimed || entry.status == Status::verified;
  if (reached) entry.reached = contribution.claimed_quantity.value_or(contribution.quantity);
  entry.planned = std::max(entry.planned, entry.reached);
  return entry;
}

Goal goal_of(const Item& item, const Verb& verb) {
  Goal goal{.target = {}, .named = {}, .kind = verb.kind};
  if (item.quantity_kind == QuantityKind::stated) goal.target = item.quantity;
  if (item.quantity_kind == QuantityKind::count_of_named && item.places_complete)
    goal.named = item.quantity;
  return goal;
}

Rollup roll_up(std::span<const RollupEntry> entries, const Goal& goal,
               const RollupContext& context) {
  Rollup rollup;
  rollup.target = goal.target;
  for (const RollupEntry& entry : entries) add(rollup, entry);
  if (rollup.reported > 0) {
    rollup.forecast_low = forecast(entries, Look::low, context.outlook.low, context);
    rollup.forecast = forecast(entries, Look::mid, context.outlook.mid, context);
    rollup.forecast_high = forecast(entries, Look::high, context.outlook.high, context);
  }
  if (goal.target) rollup.share = rollup.verified.value() / goal.target->value();
  rollup.standing = standing_of(rollup, goal, context);
  return rollup;
}

std::vector<SubdistrictRollup> roll_up_by_subdistrict(std::span<const RollupEntry> entries,
                                                      const Goal& goal,
                                                      const RollupContext& context) {
  std::map<std::string, std::vector<RollupEntry>> by_code;
  for (const RollupEntry& entry : entries) by_code[entry.subdistrict].push_back(entry);
  // The programme sets no target for a subdistrict, and a closed list is met as a whole.
  const Goal part{.target = {}, .named = {}, .kind = goal.kind};
  std::vector<SubdistrictRollup> rollups;
  for (const auto& [code, own] : by_code) rollups.push_back({code, roll_up(own, part, context)});
  return rollups;
}

ActionSummary summarise(std::span<const Rollup> items) {
  ActionSummary summary;
  double shares = 0;
  for (const Rollup& rollup : items) {
    ++summary.items;
    if (rollup.target) {
      ++summary.with_target;
      shares += std::min(rollup.share.value_or(0), 1.0);
    }
    if (rollup.reported == 0) ++summary.nothing_reported;
    if (rollup.standing == Standing::met) ++summary.met;
    if (rollup.standing == Standing::late) ++summary.late;
    if (rollup.standing == Standing::at_risk) ++summary.at_risk;
  }
  if (summary.with_target > 0) summary.share = shares / static_cast<double>(summary.with_target);
  return summary;
}

JsonObject to_json(const Rollup& rollup) {
  JsonObject json;
  put_or_null(json, "target", rollup.target);
  json["planned"] = to_json(rollup.planned);
  json["claimed"] = to_json(rollup.claimed);
  json["verified"] = to_json(rollup.verified);
  put_or_null(json, "forecast", rollup.forecast);
  put_or_null(json, "forecast_low", rollup.forecast_low);
  put_or_null(json, "forecast_high", rollup.forecast_high);
  put_or_null(json, "share", rollup.share);
  json["status"] = to_string(rollup.standing);
  json["contributions"] = rollup.contributions;
  json["late"] = rollup.late;
  return json;
}

JsonObject to_json(const ActionSummary& summary) {
  JsonObject json{{"items", summary.items},      {"with_target", summary.with_target},
                  {"met", summary.met},          {"late", summary.late},
                  {"at_risk", summary.at_risk},  {"nothing_reported", summary.nothing_reported},
                  {"projects", summary.projects}};
  put_or_null(json, "share", summary.share);
  return json;
}

}  // namespace huanxin::targets

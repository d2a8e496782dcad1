#include "targets/internal/decide.h"

#include <algorithm>

#include "targets/errors.h"
#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

constexpr std::chrono::months kOneMonth{1};

int year_of(Month month) { return static_cast<int>(month.year()); }
Month january(int year) { return std::chrono::year{year} / std::chrono::January; }
Month december(int year) { return std::chrono::year{year} / std::chrono::December; }

std::string_view status_zh(Status status) {
  switch (status) {
    case Status::planned: return "已计划";
    case Status::claimed: return "待核验";
    case Status::verified: return "已核验";
    case Status::refused: return "已退回";
    case Status::withdrawn: return "已撤回";
  }
  return {};
}

store::NewEvent event(std::string stream, std::string kind, JsonObject data,
                      std::string entry_type) {
  return {.stream = std::move(stream),
          .kind = std::move(kind),
          .kind_version = 1,
          .data = std::move(data),
          .entry_type = std::move(entry_type)};
}

store::Outcome outcome(store::NewEvent happened, JsonObject reply) {
  store::Outcome result;
  result.events.push_back(std::move(happened));
  result.reply = std::move(reply);
  return result;
}

Result<Done> check_quantity(const ItemRules& item, Quantity quantity) {
  if (item.counting == Counting::one && quantity != Quantity::whole(1))
    return Error::of(errors::kQuantityNotOne, {item.name_zh, item.name_en}).at("/quantity");
  if (item.counting == Counting::whole && !quantity.is_whole())
    return Error::of(errors::kQuantityNotWhole, {item.name_zh, item.name_en}).at("/quantity");
  return Done{};
}

Result<Done> check_year_open(int year, LastClosed last_closed) {
  if (is_year_closed(year, last_closed))
    return Error::of(errors::kYearClosed, {std::to_string(year)});
  return Done{};
}

Result<Done> check_counts(const ContributionState& state) {
  if (!state.counts) return Error::of(errors::kProjectNotCounting, {state.project});
  return Done{};
}

// The verb is part of the target: what is to be completed does not count before.
Result<Done> check_verb(const ContributionState& state) {
  const ItemRules& item = state.item;
  if (can_be_true(item.verb.kind, state.works)) return Done{};
  return Error::of(errors::kVerbNotMet,
                   {item.name_zh, item.verb.zh, item.verb.met_when_zh, state.project, item.name_en,
                    item.verb.en, item.verb.met_when_en});
}

// A claim may go ahead of the project's state; whoever makes it hears that it cannot be verified
// so.
JsonArray claim_warnings(const ContributionState& state) {
  JsonArray warnings;
  if (const auto met = check_verb(state); !met)
    warnings.push_back(
        JsonObject{{"code", met.error().code}, {"zh", met.error().zh}, {"en", met.error().en}});
  return warnings;
}

Result<Done> check_reached_on(Date reached_on, int year, Date today) {
  const std::string day = to_iso(reached_on);
  if (reached_on > today) return Error::of(errors::kReachedInFuture, {day}).at("/reached_on");
  if (year_of(month_of(reached_on)) != year)
    return Error::of(errors::kReachedOutsideYear, {day, std::to_string(year)}).at("/reached_on");
  return Done{};
}

Result<Done> check_subdistricts(const District& district, const Programme& programme) {
  const auto known = [&](const std::string& code) {
    return std::any_of(district.subdistricts.begin(), district.subdistricts.end(),
                       [&](const Subdistrict& one) { return one.code == code; });
  };
  for (std::size_t i = 0; i < programme.items.size(); ++i) {
    for (const Place& place : programme.items[i].places) {
      if (place.subdistrict && !known(*place.subdistrict))
        return Error::of(errors::kPlaceSubdistrictUnknown, {*place.subdistrict})
            .at("/items/" + std::to_string(i));
    }
  }
  return Done{};
}

JsonArray evidence_json(const std::vector<Evidence>& list) {
  JsonArray array;
  for (const Evidence& evidence : list) array.push_back(to_json(evidence));
  return array;
}

JsonObject figure_json(const PeriodFigure& figure) {
  return {{"item", figure.item},
          {"code", figure.code},
          {"planned", to_json(figure.planned)},
          {"claimed", to_json(figure.claimed)},
          {"verified", to_json(figure.verified)}};
}

}  // namespace

Month counting_month(Date reached_on, LastClosed last_closed) {
  const Month own = month_of(reached_on);
  return last_closed && own <= *last_closed ? *last_closed + kOneMonth : own;
}

bool is_year_closed(int year, LastClosed last_closed) {
  return last_closed && *last_closed >= december(year);
}

std::optional<Month> next_to_close(const std::vector<int>& years, LastClosed last_closed) {
  const auto has = [&](int year) {
    return std::find(years.begin(), years.end(), year) != years.end();
  };
  if (last_closed && has(year_of(*last_closed + kOneMonth))) return *last_closed + kOneMonth;
  for (const int year : years) {
    if (!last_closed || january(year) > *last_closed) return january(year);
  }
  return std::nullopt;
}

Result<store::Outcome> decide_adopt(const AdoptState& state, const Programme& programme) {
  if (!state.district)
    return Error::of(errors::kNoSuchDistrict, {programme.district}).at("/district");
  HX_DO(check_subdistricts(*state.district, programme));
  if (!state.adopted_before) HX_DO(check_year_open(programme.year, state.last_closed));
  for (const ItemInUse& old : state.in_use) {
    const auto now = std::find_if(programme.items.begin(), programme.items.end(),
                                  [&](const Item& item) { return item.code == old.code; });
    if (now == programme.items.end()) return Error::of(errors::kItemInUse, {old.code});
    const bool same = now->unit.value_or("") == old.unit && now->counting == old.counting &&
                      programme.verb(now->milestone).kind != VerbKind::no_target;
    if (!same) return Error::of(errors::kItemUnitChanged, {old.code});
  }
  return outcome(event(programme.id(), "programme.adopted", to_content(programme), "decision"),
                 {{"id", programme.id()}, {"items", programme.items.size()}});
}

Result<store::Outcome> decide_plan(const PlanState& state, const PlanForm& form,
                                   const store::CommandContext& context) {
  if (!state.project) return Error::of(errors::kContributorUnknown, {form.project}).at("/project");
  if (!state.item) return Error::of(errors::kProgrammeItemUnknown, {form.item}).at("/item");
  const ItemRules& item = *state.item;
  if (state.project->district != item.district)
    return Error::of(errors::kItemOfOtherDistrict, {form.project, form.item}).at("/item");
  if (item.verb.kind == VerbKind::no_target)
    return Error::of(errors::kNotATarget, {item.name_zh, item.verb.zh, item.name_en, item.verb.en})
        .at("/item");
  HX_DO(check_quantity(item, form.quantity));
  HX_DO(check_year_open(item.year, state.last_closed));
  if (state.existing)
    return Error::of(errors::kContributesAlready, {form.project, item.code, *state.existing});

  const std::string id = new_id_text(context.now, context.random);
  JsonObject data{{"district", item.district},
                  {"year", item.year},
                  {"item", form.item},
                  {"project", form.project},
                  {"quantity", to_json(form.quantity)}};
  if (form.due) data["due"] = to_iso(*form.due);
  put(data, "note", form.note);
  return outcome(event(id, "contribution.planned", std::move(data), "submission"),
                 {{"id", id},
                  {"met_when_zh", item.verb.met_when_zh},
                  {"met_when_en", item.verb.met_when_en},
                  {"evidence_zh", item.verb.evidence_zh},
                  {"evidence_en", item.verb.evidence_en}});
}

Result<store::Outcome> decide_claim(const ContributionState& state, const ClaimForm& form,
                                    const store::CommandContext& context) {
  if (state.status != Status::planned && state.status != Status::refused)
    return Error::of(errors::kNotClaimable, {status_zh(state.status), to_string(state.status)});
  HX_DO(check_counts(state));
  HX_DO(check_quantity(state.item, form.quantity));
  HX_DO(check_reached_on(form.reached_on, state.item.year, civil_date(context.now)));
  HX_DO(check_year_open(state.item.year, state.last_closed));
  if (form.evidence.empty())
    return Error::of(errors::kClaimWithoutEvidence,
                     {state.item.verb.evidence_zh, state.item.verb.evidence_en})
        .at("/evidence");

  const bool late_entry =
      counting_month(form.reached_on, state.last_closed) != month_of(form.reached_on);
  JsonObject data{{"quantity", to_json(form.quantity)},
                  {"reached_on", to_iso(form.reached_on)},
                  {"late_entry", late_entry},
                  {"evidence", evidence_json(form.evidence)},
                  {"role", context.actor.role}};
  put(data, "note", form.note);
  return outcome(
      event(state.id, "contribution.claimed", std::move(data), "target-claim"),
      {{"id", state.id}, {"late_entry", late_entry}, {"warnings", claim_warnings(state)}});
}

Result<store::Outcome> decide_verification(const ContributionState& state,
                                           const VerificationForm& form,
                                           const store::CommandContext& context) {
  if (state.status != Status::claimed)
    return Error::of(errors::kNotWaiting, {status_zh(state.status), to_string(state.status)});
  if (state.claimed_by == context.actor.account) return Error::of(errors::kOwnClaim);
  if (!form.verified) {
    if (form.reason.value_or("").find_first_not_of(" \t\n") == std::string::npos)
      return Error::of(errors::kRefusalReasonMissing).at("/reason");
    return outcome(event(state.id, "contribution.refused",
                         {{"reason", *form.reason}, {"role", context.actor.role}}, "decision"),
                   {{"id", state.id}, {"status", "refused"}});
  }
  HX_DO(check_counts(state));
  HX_DO(check_verb(state));
  HX_DO(check_year_open(state.item.year, state.last_closed));
  HX_CHECK(state.reached_on.has_value());
  const std::string month = to_text(counting_month(*state.reached_on, state.last_closed));
  JsonObject data{{"month", month}, {"role", context.actor.role}};
  put(data, "note", form.reason);
  return outcome(event(state.id, "contribution.verified", std::move(data), "decision"),
                 {{"id", state.id}, {"status", "verified"}, {"month", month}});
}

Result<store::Outcome> decide_withdrawal(const ContributionState& state, const WithdrawalForm& form,
                                         const store::CommandContext& context) {
  if (state.status == Status::verified || state.status == Status::withdrawn)
    return Error::of(errors::kNotWithdrawable, {status_zh(state.status), to_string(state.status)});
  return outcome(event(state.id, "contribution.withdrawn",
                       {{"reason", form.reason}, {"role", context.actor.role}}, "correction"),
                 {{"id", state.id}});
}

Result<store::Outcome> decide_close(const CloseState& state, Date today) {
  const std::string month = to_text(state.month);
  const std::string id = state.district + '-' + month;
  const int year = year_of(state.month);
  if (std::find(state.years.begin(), state.years.end(), year) == state.years.end())
    return Error::of(errors::kPeriodUnknown, {id});
  if (state.last_closed && state.month <= *state.last_closed)
    return Error::of(errors::kPeriodClosed, {month});
  const Date end = last_day(state.month);
  if (today <= end) return Error::of(errors::kPeriodNotOver, {month, to_iso(end)});
  const auto next = next_to_close(state.years, state.last_closed);
  if (next != state.month)
    return Error::of(errors::kPeriodOutOfOrder, {month, to_text(next.value_or(state.month))});
  if (state.month == december(year) && state.waiting > 0)
    return Error::of(errors::kClaimsWaiting, {std::to_string(year), std::to_string(state.waiting)});
  JsonArray figures;
  for (const PeriodFigure& figure : state.figures) figures.push_back(figure_json(figure));
  JsonObject data{{"district", state.district}, {"month", month}, {"figures", figures}};
  return outcome(event(id, "period.closed", std::move(data), "decision"),
                 {{"id", id}, {"figures", std::move(figures)}});
}

}  // namespace huanxin::targets

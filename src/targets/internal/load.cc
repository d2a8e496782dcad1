#include "targets/internal/load.h"

#include "targets/errors.h"
#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

using store::Row;

constexpr std::string_view kItemRules = R"sql(
  SELECT id, district, year, code, name_zh, name_en, counting, verb, verb_zh, verb_en, verb_kind,
         met_when_zh, met_when_en, evidence_zh, evidence_en
    FROM programme_items WHERE id = :item)sql";

constexpr std::string_view kLastClosed =
    "SELECT month FROM periods WHERE district = :district ORDER BY month DESC LIMIT 1";

constexpr std::string_view kYears =
    "SELECT year FROM programmes WHERE district = :district ORDER BY year";

constexpr std::string_view kAdopted =
    "SELECT count(*) FROM programmes WHERE district = :district AND year = :year";

constexpr std::string_view kInUse = R"sql(
  SELECT i.code, coalesce(i.unit, ''), i.counting
    FROM programme_items i
   WHERE i.district = :district AND i.year = :year
     AND EXISTS (SELECT 1 FROM contributions c WHERE c.item = i.id AND c.status <> 'withdrawn')
   ORDER BY i.code)sql";

constexpr std::string_view kExisting = R"sql(
  SELECT id FROM contributions
   WHERE project = :project AND item = :item AND status <> 'withdrawn')sql";

constexpr std::string_view kContribution = R"sql(
  SELECT c.id, c.project, c.counts, c.status, coalesce(c.claimed_by, ''), c.reached_on, c.item,
         c.district, p.works
    FROM contributions c JOIN target_projects p ON p.id = c.project WHERE c.id = :id)sql";

constexpr std::string_view kWaiting = R"sql(
  SELECT coalesce(sum(count), 0) FROM target_cells
   WHERE district = :district AND year = :year AND status = 'claimed')sql";

// Cumulative from the beginning of the year. What is planned is planned, whenever it is due; what
// was reached after the month waits for its own month; what was verified for a month already closed
// carries a later one (counting_month).
constexpr std::string_view kFigures = R"sql(
  SELECT i.id, i.code,
         (SELECT coalesce(sum(t.planned), 0) FROM target_cells t
           WHERE t.district = i.district AND t.year = i.year AND t.item = i.id),
         (SELECT coalesce(sum(c.claimed_quantity), 0) FROM contributions c
           WHERE c.item = i.id AND c.status = 'claimed' AND c.counts = 1
             AND c.reached_on <= :end),
         (SELECT coalesce(sum(m.verified), 0) FROM target_months m
           WHERE m.item = i.id AND m.month <= :month)
    FROM programme_items i
   WHERE i.district = :district AND i.year = :year
   ORDER BY i.code)sql";

ItemRules item_row(const Row& row) {
  ItemRules item{.id = row.get<std::string>(0),
                 .district = row.get<std::string>(1),
                 .year = row.get<int>(2),
                 .code = row.get<std::string>(3),
                 .name_zh = row.get<std::string>(4),
                 .name_en = row.get<std::string>(5),
                 .counting = Counting::whole,
                 .verb = {.id = row.get<std::string>(7),
                          .zh = row.get<std::string>(8),
                          .en = row.get<std::string>(9),
                          .kind = VerbKind::no_target,
                          .met_when_zh = row.get<std::string>(11),
                          .met_when_en = row.get<std::string>(12),
                          .evidence_zh = row.get<std::string>(13),
                          .evidence_en = row.get<std::string>(14)}};
  item.counting = value_of(kCountings, row.text(6)).value();
  item.verb.kind = value_of(kVerbKinds, row.text(10)).value();
  return item;
}

Month month_cell(const Row& row, int column) {
  const auto month = parse_month(row.text(column));
  HX_CHECK(month.has_value());
  return *month;
}

PeriodFigure figure_row(const Row& row) {
  const Quantity waiting = Quantity::parts(row.integer(3));
  const Quantity verified = Quantity::parts(row.integer(4));
  return {.item = row.get<std::string>(0),
          .code = row.get<std::string>(1),
          .planned = Quantity::parts(row.integer(2)),
          .claimed = waiting + verified,
          .verified = verified};
}

}  // namespace

Result<std::optional<ItemRules>> item_rules(const store::Snapshot& snapshot,
                                            std::string_view item) {
  return snapshot.row(kItemRules, {{"item", item}}, item_row);
}

Result<LastClosed> last_closed(const store::Snapshot& snapshot, std::string_view district) {
  return snapshot.row(kLastClosed, {{"district", district}},
                      [](const Row& row) { return month_cell(row, 0); });
}

Result<std::vector<int>> programme_years(const store::Snapshot& snapshot,
                                         std::string_view district) {
  return snapshot.rows(kYears, {{"district", district}},
                       [](const Row& row) { return row.get<int>(0); });
}

Result<AdoptState> adopt_state(const store::Snapshot& snapshot, const Programme& programme) {
  const store::Params params{{"district", programme.district}, {"year", programme.year}};
  AdoptState state;
  HX_TRY(state.district, district(snapshot, programme.district));
  HX_TRY(const std::int64_t adopted, snapshot.number(kAdopted, params));
  state.adopted_before = adopted > 0;
  HX_TRY(state.last_closed, last_closed(snapshot, programme.district));
  HX_TRY(state.in_use, snapshot.rows(kInUse, params, [](const Row& row) {
    return ItemInUse{.code = row.get<std::string>(0),
                     .unit = row.get<std::string>(1),
                     .counting = value_of(kCountings, row.text(2)).value()};
  }));
  return state;
}

Result<PlanState> plan_state(const store::Snapshot& snapshot, const PlanForm& form) {
  PlanState state;
  HX_TRY(state.item, item_rules(snapshot, form.item));
  HX_TRY(state.project, project_facts(snapshot, form.project));
  HX_TRY(state.existing, snapshot.row(kExisting, {{"project", form.project}, {"item", form.item}},
                                      [](const Row& row) { return row.get<std::string>(0); }));
  if (state.item) {
    HX_TRY(state.last_closed, last_closed(snapshot, state.item->district));
  }
  return state;
}

Result<ContributionState> contribution_state(const store::Snapshot& snapshot, std::string_view id) {
  std::string item;
  std::string district;
  HX_TRY(auto found, snapshot.row(kContribution, {{"id", id}}, [&](const Row& row) {
    item = row.text(6);
    district = row.text(7);
    ContributionState state;
    state.id = row.text(0);
    state.project = row.text(1);
    state.counts = row.get<bool>(2);
    state.status = value_of(kStatuses, row.text(3)).value();
    state.claimed_by = row.text(4);
    state.reached_on = row.get<std::optional<Date>>(5);
    state.works = value_of(kWorks, row.text(8)).value();
    return state;
  }));
  if (!found) return Error::of(errors::kContributionUnknown, {excerpt(id, 64)});
  HX_TRY(auto rules, item_rules(snapshot, item));
  // Withdrawn ones may outlive their item: everything is refused by their status.
  found->item = std::move(rules).value_or(ItemRules{});
  HX_TRY(found->last_closed, last_closed(snapshot, district));
  return *std::move(found);
}

std::optional<PeriodName> parse_period_id(std::string_view id) {
  if (id.size() < 9 || id[id.size() - 8] != '-') return std::nullopt;
  const auto month = parse_month(id.substr(id.size() - 7));
  if (!month) return std::nullopt;
  return PeriodName{.district = std::string(id.substr(0, id.size() - 8)), .month = *month};
}

Result<CloseState> close_state(const store::Snapshot& snapshot, std::string_view id) {
  const auto name = parse_period_id(id);
  if (!name) return Error::of(errors::kPeriodUnknown, {excerpt(id, 64)});
  const store::Params params{{"district", name->district},
                             {"year", static_cast<int>(name->month.year())},
                             {"month", to_text(name->month)},
                             {"end", last_day(name->month)}};
  CloseState state{.district = name->district,
                   .month = name->month,
                   .years = {},
                   .last_closed = {},
                   .waiting = 0,
                   .figures = {}};
  HX_TRY(state.years, programme_years(snapshot, name->district));
  HX_TRY(state.last_closed, last_closed(snapshot, name->district));
  HX_TRY(state.waiting, snapshot.number(kWaiting, params));
  HX_TRY(state.figures, snapshot.rows(kFigures, params, figure_row));
  return state;
}

}  // namespace huanxin::targets

#include "projects/overview.h"

#include <algorithm>
#include <map>

#include "projects/internal/project_row.h"
#include "targets/contribution.h"
#include "targets/district.h"
#include "targets/overview.h"
#include "targets/rollup.h"

namespace huanxin::projects {

namespace {

// What is due belongs to a project that has not ended; published, it counts.
constexpr std::string_view kLate = R"sql(
  SELECT p.id, p.name, p.subdistrict, m.kind, m.due, m.delay_cause, m.delay_note,
         (SELECT min(i.item) FROM project_item i WHERE i.number = p.number), p.declared_by
    FROM project_milestone m INDEXED BY project_milestone_due
    JOIN project p ON p.number = m.number
   WHERE m.district = :district AND m.due < :today AND m.due IS NOT NULL AND p.counts = 1
   ORDER BY m.due, m.number, m.id LIMIT :limit)sql";

constexpr std::string_view kLateByItem = R"sql(
  SELECT item, count(*) FROM project_item INDEXED BY project_item_due
   WHERE due IS NOT NULL AND counts = 1 AND due < :today GROUP BY item)sql";

constexpr std::string_view kLateInItem = R"sql(
  SELECT coalesce(p.subdistrict, ''), count(*)
    FROM project_item i JOIN project p ON p.number = i.number
   WHERE i.item = :item AND i.counts = 1 AND i.due < :today GROUP BY 1)sql";

constexpr std::string_view kLateBySubdistrict = R"sql(
  SELECT f.subdistrict, count(*)
    FROM project p INDEXED BY project_by_due JOIN project_facet f ON f.id = p.facet
   WHERE p.district = :district AND p.due_key < :today AND f.published = 1 GROUP BY 1)sql";

// Those that count: see RowHead::counts().
constexpr std::string_view kByAction = R"sql(
  SELECT action, sum(projects) FROM project_facet
   WHERE district = :district AND published = 1 AND state NOT IN ('rejected', 'exited')
   GROUP BY action)sql";
constexpr std::string_view kBySubdistrict = R"sql(
  SELECT subdistrict, sum(projects) FROM project_facet
   WHERE district = :district AND published = 1 AND state NOT IN ('rejected', 'exited')
   GROUP BY subdistrict)sql";
constexpr std::string_view kByItem = "SELECT item, projects FROM project_item_tally";

constexpr int kLateListMax = 200;

using Counts = std::map<std::string, std::int64_t, std::less<>>;

Result<Counts> counts_of(const store::Snapshot& snapshot, std::string_view sql,
                         const store::Params& params) {
  Counts counts;
  HX_DO(snapshot.each(sql, params, [&](const store::Row& row) {
    counts[row.get<std::string>(0)] = row.integer(1);
    return true;
  }));
  return counts;
}

std::int64_t count_in(const Counts& counts, std::string_view key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

/// Everything that a roll-up of a programme's items draws on.
struct Material {
  targets::AdoptedProgramme adopted;
  targets::RollupContext context;
  std::vector<targets::RollupEntry> entries;  ///< by item
  Counts projects;
  Counts late;
};

Result<std::optional<Material>> gather(const store::Snapshot& snapshot, std::string_view district,
                                       std::optional<int> year, Date today) {
  HX_TRY(auto adopted, targets::programme(snapshot, district, year));
  if (!adopted) return std::optional<Material>();
  const targets::Programme& programme = adopted->programme;
  HX_TRY(auto context, targets::rollup_context(snapshot, programme, today));
  HX_TRY(auto entries, targets::rollup_entries(snapshot, district, programme.year));
  HX_TRY(Counts projects, counts_of(snapshot, kByItem, {}));
  HX_TRY(Counts late, counts_of(snapshot, kLateByItem, {{"today", today}}));
  return std::optional(Material{*std::move(adopted), std::move(context), std::move(entries),
                                std::move(projects), std::move(late)});
}

targets::Rollup rollup_of(const Material& material, const targets::Item& item) {
  const targets::Programme& programme = material.adopted.programme;
  const auto entries =
      std::ranges::equal_range(material.entries, item.id, {}, &targets::RollupEntry::item);
  targets::Rollup rollup =
      targets::roll_up({entries.begin(), entries.end()},
                       targets::goal_of(item, programme.verb(item.milestone)), material.context);
  rollup.late = count_in(material.late, item.id);
  return rollup;
}

JsonObject item_json(const Material& material, const targets::Item& item,
                     const targets::Rollup& rollup) {
  JsonObject object = targets::to_json(item, material.adopted.programme.verb(item.milestone));
  object["rollup"] = targets::to_json(rollup);
  object["projects"] = count_in(material.projects, item.id);
  return object;
}

JsonObject action_json(const Material& material, const targets::Action& action,
                       std::int64_t projects) {
  std::vector<targets::PairedRollup> rollups;
  JsonArray items;
  for (const targets::Item& item : material.adopted.programme.items) {
    if (item.action != action.code) continue;
    rollups.push_back({item.code, item.pair, rollup_of(material, item)});
    items.push_back(item_json(material, item, rollups.back().rollup));
  }
  targets::ActionSummary summary = targets::summarise(targets::pairs_as_one(rollups));
  summary.projects = projects;
  JsonObject object = targets::to_json(action);
  object["items"] = std::move(items);
  object["summary"] = targets::to_json(summary);
  return object;
}

template <typename T>
JsonArray json_array(const std::vector<T>& values) {
  JsonArray array;
  for (const T& value : values) array.push_back(to_json(value));
  return array;
}

Result<JsonArray> subdistrict_rollups(const store::Snapshot& snapshot, const Material& material,
                                      const targets::Item& item, Date today) {
  const targets::Programme& programme = material.adopted.programme;
  HX_TRY(const auto entries, targets::rollup_entries_of_item(snapshot, item.id));
  HX_TRY(const Counts late,
         counts_of(snapshot, kLateInItem, {{"item", item.id}, {"today", today}}));
  HX_TRY(const SubdistrictNames names, subdistrict_names(snapshot, programme.district));
  const auto goal = targets::goal_of(item, programme.verb(item.milestone));
  JsonArray array;
  for (auto& part : targets::roll_up_by_subdistrict(entries, goal, material.context)) {
    part.rollup.late = count_in(late, part.code);
    const auto name = names.find(part.code);
    array.push_back(JsonObject{{"code", part.code},
                               {"name", name == names.end() ? "" : name->second},
                               {"rollup", targets::to_json(part.rollup)}});
  }
  return array;
}

}  // namespace

Result<std::vector<LateMilestone>> late_milestones(const store::Snapshot& snapshot,
                                                   std::string_view district, const Viewer& viewer,
                                                   Date today, int limit) {
  const auto make = [&](const store::Row& row) {
    ProjectAccess access;
    access.district = std::string(district);
    access.subdistrict = row.get<std::optional<std::string>>(2).value_or("");
    access.declared_by = row.get<std::string>(8);
    LateMilestone late{.project = row.get<std::string>(0),
                       .project_name = row.get<std::string>(1),
                       .item = row.get<std::optional<std::string>>(7),
                       .milestone = row.get<std::string>(3),
                       .due = row.get<Date>(4),
                       .cause = row.get<std::optional<std::string>>(5),
                       .note = row.get<std::optional<std::string>>(6)};
    late.days_late = static_cast<int>((today - late.due).count());
    if (!sees_internals(viewer, access)) late.note.reset();
    return late;
  };
  return snapshot.rows(kLate, {{"district", district}, {"today", today}, {"limit", limit}}, make);
}

Result<std::optional<JsonObject>> programme_overview(const store::Snapshot& snapshot,
                                                     std::string_view district,
                                                     std::optional<int> year, const Viewer& viewer,
                                                     Date today) {
  HX_TRY(const auto material, gather(snapshot, district, year, today));
  if (!material) return std::optional<JsonObject>();
  HX_TRY(const auto names, targets::district(snapshot, district));
  HX_TRY(const Counts by_action, counts_of(snapshot, kByAction, {{"district", district}}));
  HX_TRY(const auto late, late_milestones(snapshot, district, viewer, today, kLateListMax));

  const targets::Programme& programme = material->adopted.programme;
  JsonArray actions;
  for (const targets::Action& action : programme.actions)
    actions.push_back(action_json(*material, action, count_in(by_action, action.code)));
  JsonArray figures;
  for (const targets::Figure& figure : programme.figures)
    figures.push_back(targets::to_json(figure, programme.verb(figure.milestone)));

  JsonObject object{{"district", district}, {"year", programme.year}};
  if (names) {
    object["district_name_zh"] = names->name_zh;
    object["district_name_en"] = names->name_en;
  }
  object["practice"] = names && names->practice;
  object["as_of"] = to_iso(today);
  object["source"] = targets::to_json(programme.source);
  object["actions"] = std::move(actions);
  object["figures"] = std::move(figures);
  object["late"] = json_array(late);
  return std::optional(std::move(object));
}

Result<std::optional<JsonArray>> items_overview(const store::Snapshot& snapshot,
                                                std::string_view district, std::optional<int> year,
                                                const Viewer&, Date today) {
  HX_TRY(const auto material, gather(snapshot, district, year, today));
  if (!material) return std::optional<JsonArray>();
  JsonArray items;
  for (const targets::Item& item : material->adopted.programme.items)
    items.push_back(item_json(*material, item, rollup_of(*material, item)));
  return std::optional(std::move(items));
}

Result<std::optional<JsonObject>> item_overview(const store::Snapshot& snapshot,
                                                std::string_view item_id, const Viewer& viewer,
                                                Date today) {
  HX_TRY(const auto adopted, targets::programme_of_item(snapshot, item_id));
  if (!adopted) return std::optional<JsonObject>();
  const targets::Programme& named = adopted->programme;
  HX_TRY(const auto material, gather(snapshot, named.district, named.year, today));
  const targets::Item* item = material ? material->adopted.programme.item(item_id) : nullptr;
  if (item == nullptr) return std::optional<JsonObject>();

  JsonObject object = item_json(*material, *item, rollup_of(*material, *item));
  HX_TRY(object["by_subdistrict"], subdistrict_rollups(snapshot, *material, *item, today));
  HX_TRY(const auto page, targets::list_contributions(snapshot,
                                                      {.district = named.district,
                                                       .status = {},
                                                       .item = item->id,
                                                       .project = {},
                                                       .limit = 200,
                                                       .cursor = {}},
                                                      viewer));
  object["contributions"] = json_array(page.items);
  JsonObject source = targets::to_json(named.source);
  if (item->phrase) source["phrase"] = *item->phrase;
  object["source"] = std::move(source);
  HX_TRY(const auto trend, targets::trend(snapshot, item->id));
  object["trend"] = json_array(trend);
  return std::optional(std::move(object));
}

Result<std::vector<SubdistrictMeasures>> subdistrict_measures(const store::Snapshot& snapshot,
                                                              std::string_view district,
                                                              std::optional<int> year,
                                                              const Viewer&, Date today) {
  HX_TRY(const auto adopted, targets::programme(snapshot, district, year));
  HX_TRY(const auto subdistricts, targets::subdistricts(snapshot, district));
  HX_TRY(const auto counts,
         targets::subdistrict_counts(snapshot, district,
                                     adopted ? adopted->programme.year : year.value_or(0)));
  HX_TRY(const Counts projects, counts_of(snapshot, kBySubdistrict, {{"district", district}}));
  HX_TRY(const Counts late,
         counts_of(snapshot, kLateBySubdistrict, {{"district", district}, {"today", today}}));
  std::vector<SubdistrictMeasures> measures;
  for (const targets::Subdistrict& one : subdistricts) {
    SubdistrictMeasures row{.code = one.code,
                            .name = one.name,
                            .name_en = one.name_en,
                            .kind = one.kind,
                            .population = one.population};
    row.projects = count_in(projects, one.code);
    row.late = count_in(late, one.code);
    const auto found = std::ranges::find(counts, one.code, &targets::SubdistrictCounts::code);
    if (found != counts.end()) {
      row.items = found->items;
      row.planned = found->planned;
      row.claimed = found->claimed;
      row.verified = found->verified;
    }
    measures.push_back(std::move(row));
  }
  return measures;
}

}  // namespace huanxin::projects

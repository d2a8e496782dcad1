#include "projects/project.h"

#include <algorithm>

#include "projects/guards.h"
#include "projects/internal/load.h"
#include "projects/internal/project_row.h"
#include "store/record.h"
#include "targets/district.h"
#include "targets/sight.h"

namespace huanxin::projects {

namespace {

const std::string kDetail = "SELECT " + std::string(kProjectColumns) + " FROM project p " +
                            std::string(kLabelJoin) + " WHERE p.id = :id";

constexpr std::string_view kAccess = R"sql(
  SELECT id, district, coalesce(subdistrict, ''), name, state, declared_by, published
    FROM project WHERE id = :id)sql";

constexpr std::string_view kGroups = R"sql(
  SELECT g.id, g.kind, g.name_zh, g.name_en
    FROM project_group_member m JOIN project_group g ON g.id = m.group_id
   WHERE m.number = :number ORDER BY g.kind, g.name_zh, g.id)sql";

// Whoever has no right to the preparation sees a project from its confirmation on.
constexpr std::string_view kPassages = R"sql(
  SELECT a.state, a.at, a.reason, a.seq
    FROM project_passage a JOIN project p ON p.number = a.number
   WHERE a.number = :number AND (:all OR a.seq >= p.confirmed_seq) ORDER BY a.seq)sql";

constexpr std::string_view kSheet =
    "SELECT fields, contact_ref, source, children FROM project_sheet WHERE number = :number";

State state_in(std::string_view text) {
  const auto state = parse_state(text);
  HX_CHECK(state.has_value());
  return *state;
}

Library library_in(std::string_view text) {
  for (const Library library : {Library::none, Library::reserve, Library::implementation}) {
    if (to_string(library) == text) return library;
  }
  HX_CHECK(false);
  return Library::none;
}

std::optional<Location> location_in(const store::Row& row) {
  if (!row.is_null(15) && !row.is_null(16)) return Location{row.real(15), row.real(16), "exact"};
  if (!row.is_null(17)) return Location{row.real(17), row.real(18), "subdistrict"};
  return std::nullopt;
}

struct Sheet {
  std::string fields;
  std::optional<std::string> contact_ref;
  std::string source;
  std::string children;
};

Result<Done> fill_sheet(const store::Snapshot& snapshot, const Viewer& viewer,
                        const ProjectAccess& access, ProjectDetail& detail) {
  HX_TRY(const auto sheet,
         snapshot.row(kSheet, {{"number", detail.project.number}}, [](const store::Row& row) {
           return Sheet{row.get<std::string>(0), row.get<std::optional<std::string>>(1),
                        row.get<std::string>(2), row.get<std::string>(3)};
         }));
  HX_CHECK(sheet.has_value());
  HX_TRY(Json fields, parse_json(sheet->fields));
  HX_TRY(Json source, parse_json(sheet->source));
  HX_TRY(Json children, parse_json(sheet->children));
  const bool internals = sees_internals(viewer, access);
  for (auto& member : fields.as_object()) {
    if (internals || !is_internal_field(member.key()))
      detail.fields[member.key()] = std::move(member.value());
  }
  const bool own = !viewer.account.empty() && viewer.account == access.declared_by;
  if (sheet->contact_ref && (own || (viewer.sees_contacts && rights_hold(viewer, access)))) {
    HX_TRY(const auto contact, store::vault_data(snapshot, *sheet->contact_ref));
    if (contact) detail.fields["contact"] = contact->at("contact");
  }
  detail.source = std::move(source.as_object());
  detail.children = std::move(children.as_array());
  return Done{};
}

Result<Done> fill_parts(const store::Snapshot& snapshot, const Viewer& viewer,
                        const ProjectAccess& access, ProjectDetail& detail) {
  const store::Param number("number", detail.project.number);
  HX_TRY(detail.groups, snapshot.rows(kGroups, {number}, [](const store::Row& row) {
    return GroupName{row.get<std::string>(0), row.get<std::string>(1), row.get<std::string>(2),
                     row.get<std::optional<std::string>>(3)};
  }));
  const bool own = !viewer.account.empty() && viewer.account == access.declared_by;
  const bool all = own || (viewer.sees_unpublished && rights_hold(viewer, access));
  HX_TRY(detail.states, snapshot.rows(kPassages, {number, {"all", all}}, [](const store::Row& row) {
    return PassedState{state_in(row.text(0)), row.get<Instant>(1),
                       row.get<std::optional<std::string>>(2), row.integer(3) - 1};
  }));
  HX_TRY(auto page, targets::list_contributions(snapshot,
                                                {.district = access.district,
                                                 .status = {},
                                                 .item = {},
                                                 .project = access.id,
                                                 .limit = 200,
                                                 .cursor = {}},
                                                viewer));
  detail.contributions = std::move(page.items);
  return Done{};
}

enum class Reasons { told, kept };

// What a step lacks names internal fields: only whoever sees those is told.
std::vector<NextState> next_states(const ProjectState& project, Reasons reasons) {
  std::vector<NextState> next;
  for (const Step& step : steps_from(project.state, project.before)) {
    NextState one{std::string(step.name), false, {}};
    for (Missing& missing : missing_for(project, step.to))
      one.missing.push_back(std::move(missing.text));
    one.allowed = one.missing.empty();
    if (reasons == Reasons::kept) one.missing.clear();
    next.push_back(std::move(one));
  }
  return next;
}

}  // namespace

Project project_in(const store::Row& row, Date today) {
  Project project;
  project.number = row.integer(0);
  project.id = row.get<std::string>(1);
  project.district = row.get<std::string>(2);
  project.library_no = row.get<std::optional<std::string>>(3);
  project.name = row.get<std::string>(4);
  project.alias = row.get<std::optional<std::string>>(5);
  project.state = state_in(row.text(6));
  project.library = library_in(row.text(7));
  project.action = row.get<std::optional<std::string>>(8);
  project.category = row.get<std::optional<std::string>>(9);
  project.subtype = row.get<std::optional<std::string>>(10);
  project.scale = row.get<std::optional<std::string>>(11);
  project.verb = row.get<std::optional<std::string>>(12);
  project.subdistrict = row.get<std::optional<std::string>>(13);
  project.subdistrict_certainty = row.get<std::optional<std::string>>(14);
  project.location = location_in(row);
  project.implementer = row.get<std::optional<std::string>>(19);
  project.plan_year = row.get<std::optional<int>>(20);
  project.next_due = row.get<std::optional<Date>>(21);
  if (project.next_due)
    project.days_late = std::max(0, static_cast<int>((today - *project.next_due).count()));
  project.updated_at = row.get<Instant>(22);
  project.version = row.integer(23);
  return project;
}

Result<SubdistrictNames> subdistrict_names(const store::Snapshot& snapshot,
                                           std::string_view district) {
  HX_TRY(const auto subdistricts, targets::subdistricts(snapshot, district));
  SubdistrictNames names;
  for (const targets::Subdistrict& one : subdistricts) names[one.code] = one.name;
  return names;
}

void name_subdistrict(Project& project, const SubdistrictNames& names) {
  if (!project.subdistrict) return;
  const auto found = names.find(*project.subdistrict);
  if (found != names.end()) project.subdistrict_name = found->second;
}

bool rights_hold(const Viewer& viewer, const ProjectAccess& project) {
  return targets::rights_hold(viewer, {project.district, project.subdistrict});
}

bool may_see(const Viewer& viewer, const ProjectAccess& project) {
  const bool own = !viewer.account.empty() && viewer.account == project.declared_by;
  return project.published || own || (viewer.sees_unpublished && rights_hold(viewer, project));
}

// Matters to coordinate, and money: what is in preparation is not published.
bool is_internal_field(std::string_view field) {
  return field == "problems" || field == "investment_total_fen" || field == "funding_sources";
}

bool sees_internals(const Viewer& viewer, const ProjectAccess& project) {
  const bool own = !viewer.account.empty() && viewer.account == project.declared_by;
  return own || (viewer.sees_problems && rights_hold(viewer, project));
}

Result<std::optional<ProjectAccess>> project_access(const store::Snapshot& snapshot,
                                                    std::string_view id) {
  return snapshot.row(kAccess, {{"id", id}}, [](const store::Row& row) {
    return ProjectAccess{.id = row.get<std::string>(0),
                         .district = row.get<std::string>(1),
                         .subdistrict = row.get<std::string>(2),
                         .name = row.get<std::string>(3),
                         .state = state_in(row.text(4)),
                         .declared_by = row.get<std::string>(5),
                         .published = row.get<bool>(6)};
  });
}

Result<std::optional<ProjectDetail>> project_detail(const store::Snapshot& snapshot,
                                                    std::string_view id, const Viewer& viewer,
                                                    Date today) {
  HX_TRY(const auto access, project_access(snapshot, id));
  if (!access || !may_see(viewer, *access)) return std::optional<ProjectDetail>();
  HX_TRY(auto rows, snapshot.rows(kDetail, {{"id", id}},
                                  [&](const store::Row& row) { return project_in(row, today); }));
  HX_TRY(const SubdistrictNames names, subdistrict_names(snapshot, access->district));
  ProjectDetail detail;
  detail.project = std::move(rows.at(0));
  name_subdistrict(detail.project, names);
  HX_DO(fill_sheet(snapshot, viewer, *access, detail));
  HX_DO(fill_parts(snapshot, viewer, *access, detail));
  HX_TRY(const ProjectState state, load_project(snapshot, id, today));
  detail.milestones = state.milestones;
  const bool internals = sees_internals(viewer, *access);
  if (!internals) {
    for (Milestone& milestone : detail.milestones) milestone.delay_note.reset();
  }
  detail.next_states = next_states(state, internals ? Reasons::told : Reasons::kept);
  return std::optional(std::move(detail));
}

}  // namespace huanxin::projects

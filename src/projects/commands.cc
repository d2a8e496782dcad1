#include <array>

#include "projects/errors.h"
#include "projects/internal/decide.h"
#include "projects/internal/fields.h"
#include "projects/internal/load.h"
#include "projects/projects.h"
#include "targets/district.h"

namespace huanxin::projects {

namespace {

using store::CommandContext;
using store::CommandRequest;
using store::Outcome;
using store::Snapshot;

int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day(date).year()); }

// The district named, else that of the actor.
Result<std::string> open_district(const Snapshot& snapshot, const std::string& named,
                                  const store::Actor& actor) {
  const std::string& district = named.empty() ? actor.district : named;
  HX_TRY(const bool found, targets::has_district(snapshot, district));
  if (!found) return Error::of(errors::kDistrictUnknown, {district}).at("/district");
  return district;
}

Result<Done> check_subdistrict(const Snapshot& snapshot, std::string_view district,
                               const JsonObject& fields) {
  const std::string code = text_or_empty(fields, "subdistrict");
  if (code.empty()) return Done{};
  HX_TRY(const bool found, targets::has_subdistrict(snapshot, district, code));
  if (found) return Done{};
  return Error::of(errors::kSubdistrictUnknown, {code}).at("/subdistrict");
}

Result<Done> check_id_free(const Snapshot& snapshot, std::string_view id) {
  HX_TRY(const std::int64_t taken, snapshot.number(R"sql(
    SELECT EXISTS (SELECT 1 FROM project WHERE id = :id)
        OR EXISTS (SELECT 1 FROM project_group WHERE id = :id))sql",
                                                   {{"id", id}}));
  if (!is_id_text(id) || taken != 0) return Error::of(errors::kIdTaken, {excerpt(id, 64)});
  return Done{};
}

Result<Outcome> declare(const Snapshot& snapshot, const CommandRequest& request,
                        const CommandContext& context) {
  HX_TRY(DeclareForm form, parse_declaration(request.body));
  HX_TRY(std::string district, open_district(snapshot, form.district, context.actor));
  HX_DO(check_subdistrict(snapshot, district, form.fields));
  const NewProject project{.id = new_id_text(context.now, context.random),
                           .district = std::move(district),
                           .contact_ref = new_id_text(context.now, context.random),
                           .library_no = {}};
  return decide_declare(std::move(form), project, context.actor);
}

Result<Outcome> import_project(const Snapshot& snapshot, const CommandRequest& request,
                               const CommandContext& context) {
  HX_TRY(const ImportForm form, parse_import(request.body));
  HX_TRY(std::string district, open_district(snapshot, form.declaration.district, context.actor));
  HX_DO(check_subdistrict(snapshot, district, form.declaration.fields));
  HX_DO(check_id_free(snapshot, request.target));
  HX_TRY(std::string number, next_library_number(snapshot, district, form.library_year));
  const NewProject project{.id = request.target,
                           .district = std::move(district),
                           .contact_ref = new_id_text(context.now, context.random),
                           .library_no = std::move(number)};
  return decide_import(form, project, context.actor);
}

Result<Outcome> change(const Snapshot& snapshot, const CommandRequest& request,
                       const CommandContext& context) {
  HX_TRY(const JsonObject fields, parse_change(request.body));
  HX_TRY(const ProjectState project,
         load_project(snapshot, request.target, civil_date(context.now)));
  HX_DO(check_subdistrict(snapshot, project.district, fields));
  return decide_change(project, fields, new_id_text(context.now, context.random), context.actor);
}

Result<Outcome> move(const Snapshot& snapshot, const CommandRequest& request,
                     const CommandContext& context) {
  HX_TRY(const MoveForm form, parse_move(request.body));
  const Date today = civil_date(context.now);
  HX_TRY(const ProjectState project, load_project(snapshot, request.target, today));
  HX_TRY(const std::string number, next_library_number(snapshot, project.district, year_of(today)));
  return decide_move(project, form, number, context.actor);
}

Result<Outcome> add_milestone(const Snapshot& snapshot, const CommandRequest& request,
                              const CommandContext& context) {
  HX_TRY(const MilestoneForm form, parse_milestone(request.body));
  HX_TRY(const ProjectState project,
         load_project(snapshot, request.target, civil_date(context.now)));
  return decide_milestone(project, form, new_id_text(context.now, context.random), context.actor);
}

Result<Outcome> change_milestone(const Snapshot& snapshot, const CommandRequest& request,
                                 const CommandContext& context) {
  HX_TRY(const MilestoneChangeForm form, parse_milestone_change(request.body));
  const Date today = civil_date(context.now);
  HX_TRY(const ProjectState project, load_project(snapshot, request.target, today));
  return decide_milestone_change(project, form, today, context.actor);
}

// Content names its groups; others get a name.
Result<Outcome> create_group(const Snapshot& snapshot, const CommandRequest& request,
                             const CommandContext& context) {
  HX_TRY(const GroupForm form, parse_group(request.body));
  HX_TRY(std::string district, open_district(snapshot, form.district, context.actor));
  std::string id = request.target;
  if (id.empty()) id = new_id_text(context.now, context.random);
  HX_DO(check_id_free(snapshot, id));
  return decide_group(form, {std::move(id), std::move(district)}, context.actor);
}

Result<Outcome> change_members(const Snapshot& snapshot, const CommandRequest& request,
                               const CommandContext& context) {
  HX_TRY(const MembersForm form, parse_members(request.body));
  GroupState group;
  group.id = request.target;
  HX_TRY(const auto district,
         snapshot.row("SELECT district FROM project_group WHERE id = :id", {{"id", group.id}},
                      [](const store::Row& row) { return row.get<std::string>(0); }));
  if (!district) return Error::of(errors::kGroupUnknown, {excerpt(group.id, 64)});
  group.district = *district;
  HX_TRY(group.members, snapshot.rows(R"sql(
    SELECT p.id FROM project_group_member m JOIN project p ON p.number = m.number
     WHERE m.group_id = :id ORDER BY p.id)sql",
                                      {{"id", group.id}}, [](const store::Row& row) {
                                        return row.get<std::string>(0);
                                      }));
  for (const std::string& id : form.add) {
    HX_TRY(auto project, project_access(snapshot, id));
    if (project) group.added.push_back(*std::move(project));
  }
  return decide_members(group, form, context.actor);
}

Result<Outcome> set_up_library(const Snapshot& snapshot, const CommandRequest& request,
                               const CommandContext& context) {
  HX_TRY(const LibraryForm form, parse_library_form(request.body));
  HX_TRY(const std::string district, open_district(snapshot, request.target, context.actor));
  return decide_library(form, district, context.actor);
}

constexpr std::array kCommands{
    store::CommandKind{"project.declare", declare},
    store::CommandKind{"project.import", import_project},
    store::CommandKind{"project.change", change},
    store::CommandKind{"project.move", move},
    store::CommandKind{"milestone.add", add_milestone},
    store::CommandKind{"milestone.change", change_milestone},
    store::CommandKind{"group.create", create_group},
    store::CommandKind{"group.change_members", change_members},
    store::CommandKind{"library.set_up", set_up_library},
};

}  // namespace

std::span<const store::CommandKind> commands() { return kCommands; }

}  // namespace huanxin::projects

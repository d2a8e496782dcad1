#include "app/internal/rows.h"

#include "projects/project.h"
#include "store/record.h"

namespace huanxin::app {
namespace {

/// The text of a member of an untrusted body; empty where there is none.
std::string member(const Json& body, std::string_view key) {
  const JsonObject* const object = body.if_object();
  const Json* const value = object == nullptr ? nullptr : object->if_contains(key);
  const auto* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string() : std::string(*text);
}

const Json& inner(const Json& body, std::string_view key) {
  static const Json kNothing;
  const JsonObject* const object = body.if_object();
  const Json* const value = object == nullptr ? nullptr : object->if_contains(key);
  return value == nullptr ? kNothing : *value;
}

Row missing(std::string_view id) { return {.id = std::string(id), .exists = false}; }

Result<Row> project_row(const store::Snapshot& snapshot, std::string_view id) {
  HX_TRY(const auto access, projects::project_access(snapshot, id));
  if (!access) return missing(id);
  return Row{.id = access->id,
             .district = access->district,
             .subdistrict = access->subdistrict,
             .owner = access->declared_by,
             .state = std::string(projects::to_string(access->state))};
}

Result<Row> contribution_row(const store::Snapshot& snapshot, std::string_view id) {
  HX_TRY(const auto access, targets::contribution_access(snapshot, id));
  return access ? row_in(*access) : missing(id);
}

Result<Row> group_row(const store::Snapshot& snapshot, std::string_view id) {
  HX_TRY(const auto first, store::events_of(snapshot, id, 1));
  if (first.empty() || first.front().kind != "group.created") return missing(id);
  return Row{.id = std::string(id), .district = first.front().district};
}

Result<Row> account_row(const store::Snapshot& snapshot, std::string_view id) {
  HX_TRY(const auto district,
         snapshot.row("SELECT district FROM accounts WHERE id = :id", {{"id", id}},
                      [](const store::Row& row) { return row.get<std::string>(0); }));
  if (!district) return missing(id);
  return Row{.id = std::string(id), .district = *district};
}

/// `chaoyang-2024-03` → `chaoyang`.
std::string district_of_period(std::string_view id) {
  constexpr std::size_t kMonth = std::string_view("-2024-03").size();
  return id.size() <= kMonth ? std::string() : std::string(id.substr(0, id.size() - kMonth));
}

/// A row that does not exist yet: in the district of the body, or of whoever asks.
Row new_row(const Principal& principal, const Json& body) {
  std::string district = member(body, "district");
  if (district.empty()) district = principal.district;
  return {.id = district, .district = std::move(district), .owner = principal.account};
}

Result<Row> existing_project(const store::Snapshot& snapshot, std::string_view command,
                             const store::CommandRequest& request) {
  HX_TRY(Row row, project_row(snapshot, request.target));
  if (command == "project.move") row.to_state = member(request.body, "to");
  if (command == "project.change") row.to_subdistrict = member(request.body, "subdistrict");
  return row;
}

}  // namespace

Result<Row> row_of(const store::Snapshot& snapshot, const Principal& principal,
                   std::string_view command, const store::CommandRequest& request) {
  if (command == "district.open") return Row{.district = member(request.body, "id")};
  if (command == "programme.adopt") return new_row(principal, request.body);
  if (command == "library.set_up") return Row{.id = request.target, .district = request.target};
  if (command == "period.close")
    return Row{.id = request.target, .district = district_of_period(request.target)};
  if (command == "contribution.plan") return project_row(snapshot, member(request.body, "project"));
  if (command.starts_with("contribution.")) return contribution_row(snapshot, request.target);
  if (command == "project.declare") {
    Row row = new_row(principal, request.body);
    row.subdistrict = member(inner(request.body, "fields"), "subdistrict");
    return row;
  }
  if (command == "project.import" || command == "group.create" || command == "account.create")
    return new_row(principal, request.body);
  if (command.starts_with("project.") || command.starts_with("milestone."))
    return existing_project(snapshot, command, request);
  if (command.starts_with("group.")) return group_row(snapshot, request.target);
  if (command.starts_with("account.")) return account_row(snapshot, request.target);
  return missing(request.target);
}

Row row_in(const targets::ContributionAccess& access) {
  return {.id = access.id,
          .district = access.district,
          .subdistrict = access.subdistrict,
          .owner = access.owner};
}

Result<Row> row_of_event(const store::Snapshot& snapshot, const store::Event& event) {
  const std::string_view kind = event.kind;
  if (kind.starts_with("contribution.")) return contribution_row(snapshot, event.stream);
  if (kind.starts_with("project.") || kind.starts_with("milestone."))
    return project_row(snapshot, event.stream);
  if (kind.starts_with("account.")) return account_row(snapshot, event.stream);
  return Row{.id = event.stream, .district = event.district};
}

void fill_own_place(const Principal& principal, std::string_view command, Json& body) {
  if (command != "project.declare" || principal.role != "subdistrict") return;
  JsonObject* const object = body.if_object();
  if (object == nullptr) return;
  Json& fields = (*object)["fields"];
  if (fields.is_null()) fields = JsonObject();
  if (!fields.is_object()) return;
  Json& subdistrict = fields.as_object()["subdistrict"];
  if (subdistrict.is_null()) subdistrict = principal.subdistrict;
}

}  // namespace huanxin::app

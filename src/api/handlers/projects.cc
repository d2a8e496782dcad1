// The project library.

#include "projects/history.h"

#include "api/csv.h"
#include "api/handlers/handlers.h"
#include "app/sight.h"
#include "projects/groups.h"
#include "projects/list.h"
#include "projects/project.h"

namespace huanxin::api {
namespace {

std::vector<std::string> to_strings(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

Result<projects::ProjectQuery> project_query(Context& context, const Request& request) {
  projects::ProjectQuery query;
  HX_TRY(query.district, district_of(context, request));
  query.words = request.query_or("q", "");
  HX_TRY(query.states, projects::parse_states(request.query_or("state", "")));
  query.action = request.query_or("action", "");
  query.category = request.query_or("category", "");
  query.subtype = request.query_or("subtype", "");
  query.subdistrict = request.query_or("subdistrict", "");
  HX_TRY(query.library, projects::parse_library(request.query_or("library", "")));
  query.group = request.query_or("group", "");
  query.item = request.query_or("item", "");
  query.late = request.query_or("late", "") == "true";
  HX_TRY(query.sort, projects::parse_sort(request.query_or("sort", "library_no")));
  HX_TRY(query.limit, page_limit(request));
  query.cursor = request.query_or("cursor", "");
  return query;
}

// Page after page, each on a snapshot of its own: a long download never holds up the writer.
Result<Response> projects_csv(Context& context, projects::ProjectQuery query,
                              const Viewer& viewer) {
  query.limit = 200;
  bool ended = false;
  auto next_rows = [&context, query, viewer,
                    ended]() mutable -> Result<std::vector<std::vector<std::string>>> {
    std::vector<std::vector<std::string>> rows;
    if (ended) return rows;
    HX_TRY(const auto page, with_snapshot(context, [&](const store::Snapshot& snapshot) {
             return projects::list_projects(snapshot, query, viewer, today(context));
           }));
    for (const auto& project : page.items) rows.push_back(projects::project_csv_row(project));
    ended = !page.next.has_value();
    query.cursor = page.next.value_or("");
    return rows;
  };
  return csv_stream("projects", to_strings(projects::project_csv_columns()), std::move(next_rows));
}

Result<Response> history_csv(const std::vector<projects::Change>& changes) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& change : changes)
    for (auto& row : projects::history_csv_rows(change)) rows.push_back(std::move(row));
  bool sent = false;
  return csv_stream(
      "history", to_strings(projects::history_csv_columns()),
      [rows = std::move(rows), sent]() mutable -> Result<std::vector<std::vector<std::string>>> {
        if (std::exchange(sent, true)) return std::vector<std::vector<std::string>>();
        return std::move(rows);
      });
}

Result<Response> history_page(Context& context, const projects::HistoryQuery& query,
                              const Viewer& viewer) {
  return with_snapshot(context, [&](const store::Snapshot& snapshot) -> Result<Response> {
    HX_TRY(const auto page, projects::project_history(snapshot, query, viewer));
    if (!page) return not_found(query.project);
    JsonObject body = projects::to_json(*page);
    for (Json& change : body["items"].as_array())
      HX_DO(name_accounts(snapshot, viewer, change.as_object(), {"actor"}));
    return Response::ok(body);
  });
}

// A step may be open to the project and not to the person who looks at it.
Result<Done> say_what_is_permitted(const store::Snapshot& snapshot, const app::Principal& principal,
                                   const std::string& project, JsonArray& next_states) {
  for (Json& next : next_states) {
    const store::CommandRequest move{
        .target = project, .body = JsonObject{{"to", next.at("to")}}, .expected_version = {}};
    HX_TRY(const bool permitted, app::may(snapshot, principal, "project.move", move));
    next.as_object()["permitted"] = permitted;
  }
  return Done{};
}

}  // namespace

Result<Response> list_projects(Context& context, const Request& request) {
  HX_TRY(const auto query, project_query(context, request));
  const Viewer viewer = context.app.viewer(request.principal);
  HX_TRY(const bool csv, wants_csv(request));
  if (csv) return projects_csv(context, query, viewer);
  HX_TRY(const auto page, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return projects::list_projects(snapshot, query, viewer, today(context));
         }));
  return Response::ok(projects::to_json(page));
}

Result<Response> get_project(Context& context, const Request& request) {
  HX_TRY(const std::string id, request.path_id("id"));
  const Viewer viewer = context.app.viewer(request.principal);
  return with_snapshot(context, [&](const store::Snapshot& snapshot) -> Result<Response> {
    HX_TRY(const auto detail, projects::project_detail(snapshot, id, viewer, today(context)));
    if (!detail) return not_found(id);
    JsonObject body = projects::to_json(*detail);
    for (Json& contribution : body["contributions"].as_array())
      HX_DO(
          name_accounts(snapshot, viewer, contribution.as_object(), {"claimed_by", "verified_by"}));
    HX_DO(say_what_is_permitted(snapshot, request.principal, id, body["next_states"].as_array()));
    return Response::ok(body).with("ETag", "\"" + std::to_string(detail->project.version) + "\"");
  });
}

Result<Response> get_project_history(Context& context, const Request& request) {
  projects::HistoryQuery query;
  HX_TRY(query.project, request.path_id("id"));
  HX_TRY(query.limit, page_limit(request));
  HX_TRY(const bool csv, wants_csv(request));
  query.cursor = request.query_or("cursor", "");
  const Viewer viewer = context.app.viewer(request.principal);
  std::vector<projects::Change> all;
  if (!csv) return history_page(context, query, viewer);
  for (;;) {
    HX_TRY(const auto page, with_snapshot(context, [&](const store::Snapshot& snapshot) {
             return projects::project_history(snapshot, query, viewer);
           }));
    if (!page) return not_found(query.project);
    all.insert(all.end(), page->items.begin(), page->items.end());
    if (!page->next) return history_csv(all);
    query.cursor = *page->next;
  }
}

Result<Response> list_groups(Context& context, const Request& request) {
  HX_TRY(const std::string district, district_of(context, request));
  HX_TRY(const bool csv, wants_csv(request));
  const Viewer viewer = context.app.viewer(request.principal);
  HX_TRY(const auto groups, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return projects::list_groups(snapshot, district, viewer);
         }));
  JsonArray items;
  for (const auto& group : groups) items.push_back(projects::to_json(group));
  if (!csv) return Response::ok(JsonObject{{"items", std::move(items)}});
  return csv_response("groups", projects::group_csv_columns(), items);
}

}  // namespace huanxin::api

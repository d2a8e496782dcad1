#include "projects/project.h"

#include <ostream>

#include "app/permissions.h"
#include "cli/errors.h"
#include "cli/folder.h"
#include "cli/nouns.h"
#include "cli/values.h"
#include "projects/history.h"
#include "projects/list.h"
#include "targets/district.h"

namespace huanxin::cli {
namespace {

Viewer operator_view() { return app::viewer_of(app::App::local_operator()); }

Result<int> list(const Call& call) {
  return read_folder(call, [&](const store::Snapshot& snapshot, Date today) -> Result<int> {
    projects::ProjectQuery query;
    HX_TRY(query.district, targets::district_or_default(snapshot, call.option("district")));
    HX_TRY(query.states, projects::parse_states(call.option("state")));
    query.subdistrict = call.option("subdistrict");
    query.words = call.option("query");
    JsonArray items;
    Table table({std::string(call.say("编号", "Id")), std::string(call.say("名称", "Name")),
                 std::string(call.say("状态", "State")), std::string(call.say("行动", "Action")),
                 std::string(call.say("街道", "Subdistrict"))});
    HX_DO(projects::each_project(snapshot, query, operator_view(), today, [&](const auto& project) {
      if (call.json()) {
        items.push_back(projects::to_json(project));
      } else {
        table.add({project.id, project.name, std::string(projects::to_string(project.state)),
                   project.action.value_or(""), project.subdistrict_name.value_or("")});
      }
      return true;
    }));
    if (call.json()) {
      print_json(call, JsonObject{{"items", std::move(items)}});
    } else {
      table.print(*call.out);
    }
    return 0;
  });
}

Result<int> show(const Call& call) {
  HX_TRY(const std::string id, call.word(1, "ID"));
  return read_folder(call, [&](const store::Snapshot& snapshot, Date today) -> Result<int> {
    HX_TRY(const auto detail, projects::project_detail(snapshot, id, operator_view(), today));
    if (!detail) return Error::of(errors::kProjectUnknown, {id});
    print_json(call, projects::to_json(*detail));
    return 0;
  });
}

Result<int> history(const Call& call) {
  HX_TRY(const std::string id, call.word(1, "ID"));
  return read_folder(call, [&](const store::Snapshot& snapshot, Date) -> Result<int> {
    projects::HistoryQuery query{id, 200, ""};
    JsonArray items;
    for (;;) {
      HX_TRY(const auto page, projects::project_history(snapshot, query, operator_view()));
      if (!page) return Error::of(errors::kProjectUnknown, {id});
      for (const auto& change : page->items) items.push_back(projects::to_json(change));
      if (!page->next) break;
      query.cursor = *page->next;
    }
    print_json(call, JsonObject{{"items", std::move(items)}});
    return 0;
  });
}

Result<int> move(const Call& call) {
  HX_TRY(const std::string id, call.word(1, "ID"));
  JsonObject body;
  HX_TRY(body["to"], call.word(2, "STATE"));
  if (call.has("reason")) body["reason"] = call.option("reason");
  return execute(call, "project.move", id, std::move(body));
}

}  // namespace

Result<Json> body_of(const Call& call) {
  if (!call.has("body")) return Error::of(errors::kArgumentMissing, {"--body FILE"});
  HX_TRY(const std::string text, read_text_file(call.option("body")));
  return parse_json(text);
}

Result<int> run_project(const Call& call) {
  HX_TRY(const std::string verb, call.word(0, "list|show|history|declare|change|move"));
  if (verb == "list") return list(call);
  if (verb == "show") return show(call);
  if (verb == "history") return history(call);
  if (verb == "move") return move(call);
  if (verb != "declare" && verb != "change") return verb_unknown("project", verb);
  HX_TRY(Json body, body_of(call));
  if (verb == "declare") return execute(call, "project.declare", "", std::move(body));
  HX_TRY(const std::string id, call.word(1, "ID"));
  return execute(call, "project.change", id, std::move(body));
}

}  // namespace huanxin::cli

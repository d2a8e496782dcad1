#include <ostream>

#include "app/permissions.h"
#include "cli/errors.h"
#include "cli/folder.h"
#include "cli/load.h"
#include "cli/nouns.h"
#include "cli/programme_table.h"
#include "cli/values.h"
#include "targets/contribution.h"
#include "targets/district.h"
#include "targets/overview.h"

namespace huanxin::cli {
namespace {

Result<int> year_of(const Call& call, const store::Snapshot& snapshot, std::string_view district) {
  if (call.has("year")) {
    HX_TRY(const std::int64_t year, parse_number(call.option("year"), 2000, 2100));
    return static_cast<int>(year);
  }
  HX_TRY(const auto newest, targets::programme(snapshot, district, std::nullopt));
  if (!newest) return Error::of(errors::kProgrammeMissing, {district});
  return newest->programme.year;
}

Result<int> show(const Call& call) {
  return read_folder(call, [&](const store::Snapshot& snapshot, Date today) -> Result<int> {
    HX_TRY(const auto district, targets::district_or_default(snapshot, call.option("district")));
    HX_TRY(const int year, year_of(call, snapshot, district));
    HX_TRY(const JsonObject report, programme_report(snapshot, district, year, today));
    if (call.json()) {
      print_json(call, report);
    } else {
      print_programme(call, report);
    }
    return 0;
  });
}

Result<int> list(const Call& call) {
  return read_folder(call, [&](const store::Snapshot& snapshot, Date) -> Result<int> {
    targets::ContributionQuery query;
    HX_TRY(query.district, targets::district_or_default(snapshot, call.option("district")));
    if (call.has("state")) {
      HX_TRY(query.status, targets::parse_status(call.option("state")));
    }
    const Viewer viewer = app::viewer_of(app::App::local_operator());
    JsonArray items;
    Table table({std::string(call.say("编号", "Id")), std::string(call.say("事项", "Item")),
                 std::string(call.say("项目", "Project")),
                 std::string(call.say("数量", "Quantity")),
                 std::string(call.say("状态", "Status"))});
    HX_DO(targets::each_contribution(snapshot, query, viewer, [&](const auto& one) {
      const JsonObject object = targets::to_json(one);
      table.add({one.id, one.item_code, one.project_name, to_text(object.at("quantity")),
                 std::string(targets::to_string(one.status))});
      if (call.json()) items.push_back(object);
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

Result<int> change(const Call& call, std::string_view verb) {
  if (verb == "plan") {
    HX_TRY(Json body, body_of(call));
    return execute(call, "contribution.plan", "", std::move(body));
  }
  HX_TRY(const std::string id, call.word(1, "ID"));
  if (verb == "close") return execute(call, "period.close", id, JsonObject());
  HX_TRY(Json body, body_of(call));
  return execute(call, "contribution.claim", id, std::move(body));
}

}  // namespace

Result<int> run_target(const Call& call) {
  HX_TRY(const std::string verb, call.word(0, "show|list|load|plan|claim|close"));
  if (verb == "show") return show(call);
  if (verb == "list") return list(call);
  if (verb == "load") return load_content(call);
  if (verb == "plan" || verb == "claim" || verb == "close") return change(call, verb);
  return verb_unknown("target", verb);
}

}  // namespace huanxin::cli

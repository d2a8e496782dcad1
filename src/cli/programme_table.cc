#include "cli/programme_table.h"

#include <cstdio>
#include <ostream>

#include "app/app.h"
#include "app/permissions.h"
#include "cli/errors.h"
#include "projects/list.h"
#include "projects/overview.h"

namespace huanxin::cli {
namespace {

// A figure as a person writes it: no digits that say nothing.
std::string number_text(const Json* value) {
  if (value == nullptr || value->is_null()) return "—";
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.10g", value->to_number<double>());
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string_view status_text(const Call& call, std::string_view status) {
  if (status == "no_target") return call.say("无定量目标", "no stated target");
  if (status == "nothing_reported") return call.say("尚未上报", "nothing reported yet");
  if (status == "on_track") return call.say("按计划", "on track");
  if (status == "at_risk") return call.say("有风险", "at risk");
  if (status == "late") return call.say("滞后", "late");
  return call.say("已完成", "met");
}

std::string local_name(const Call& call, const JsonObject& object) {
  return text_or_empty(object, call.language == Language::zh ? "name_zh" : "name_en");
}

std::vector<std::string> item_row(const Call& call, const JsonObject& item) {
  const JsonObject& rollup = item.at("rollup").as_object();
  const bool zh = call.language == Language::zh;
  std::string target = number_text(item.if_contains("quantity"));
  if (target != "—") target += " " + text_or_empty(item, zh ? "unit" : "unit_en");
  return {text_of(item, "code"),
          local_name(call, item),
          text_or_empty(item, zh ? "verb_zh" : "milestone"),
          target,
          number_text(rollup.if_contains("planned")),
          number_text(rollup.if_contains("claimed")),
          number_text(rollup.if_contains("verified")),
          std::string(status_text(call, text_or_empty(rollup, "status")))};
}

std::vector<std::string> item_head(const Call& call) {
  std::vector<std::string> head;
  for (const auto& [zh, en] :
       {std::pair{"编号", "Code"}, std::pair{"事项", "Item"}, std::pair{"动词", "Verb"},
        std::pair{"数量", "Quantity"}, std::pair{"计划", "Planned"}, std::pair{"申报", "Claimed"},
        std::pair{"核验", "Verified"}, std::pair{"状态", "Status"}})
    head.emplace_back(call.say(zh, en));
  return head;
}

Result<JsonArray> project_array(const store::Snapshot& snapshot, std::string_view district,
                                Date today) {
  JsonArray items;
  projects::ProjectQuery query;
  query.district = district;
  HX_DO(projects::each_project(snapshot, query, Viewer::everybody(), today,
                               [&](const projects::Project& project) {
                                 items.push_back(projects::to_json(project));
                                 return true;
                               }));
  return items;
}

}  // namespace

Result<JsonObject> programme_report(const store::Snapshot& snapshot, std::string_view district,
                                    int year, Date today) {
  const Viewer viewer = Viewer::everybody();
  HX_TRY(auto overview, projects::programme_overview(snapshot, district, year, viewer, today));
  if (!overview) return Error::of(errors::kProgrammeMissing, {district});
  HX_TRY(auto items, projects::items_overview(snapshot, district, year, viewer, today));
  HX_TRY(auto project_list, project_array(snapshot, district, today));
  HX_TRY(const auto measures,
         projects::subdistrict_measures(snapshot, district, year, viewer, today));
  JsonArray subdistricts;
  for (const auto& one : measures) subdistricts.push_back(projects::to_json(one));
  JsonObject report = *std::move(overview);
  report["items"] = *std::move(items);
  report["projects"] = std::move(project_list);
  report["subdistricts"] = std::move(subdistricts);
  report["counts"] = JsonObject{{"actions", report["actions"].as_array().size()},
                                {"items", report["items"].as_array().size()},
                                {"figures", report["figures"].as_array().size()},
                                {"projects", report["projects"].as_array().size()},
                                {"subdistricts", report["subdistricts"].as_array().size()}};
  return report;
}

void print_programme(const Call& call, const JsonObject& report) {
  *call.out << text_or_empty(
                   report, call.language == Language::zh ? "district_name_zh" : "district_name_en")
            << ' ' << int_of(report, "year") << call.say(" 年城市更新计划", ": renewal programme")
            << "\n";
  Table table(item_head(call));
  for (const Json& action : report.at("actions").as_array()) {
    const JsonObject& object = action.as_object();
    table.add({""});
    table.add({text_of(object, "id"), local_name(call, object)});
    for (const Json& item : object.at("items").as_array())
      table.add(item_row(call, item.as_object()));
  }
  table.print(*call.out);
  const JsonObject& counts = report.at("counts").as_object();
  *call.out << '\n'
            << int_of(counts, "actions") << call.say(" 个行动，", " actions, ")
            << int_of(counts, "items") << call.say(" 个事项，", " items, ")
            << int_of(counts, "projects") << call.say(" 个项目，", " projects, ")
            << int_of(counts, "subdistricts") << call.say(" 个街道和地区。\n", " subdistricts.\n");
}

}  // namespace huanxin::cli

#include "store/check.h"

#include <ostream>

#include "app/app.h"
#include "cli/nouns.h"

namespace huanxin::cli {
namespace {

JsonObject report_json(const store::CheckReport& report) {
  JsonArray tables;
  for (const std::string& table : report.tables) tables.push_back(Json(table));
  JsonObject body{{"clean", report.clean()},   {"events", report.events},
                  {"entries", report.entries}, {"checkpoints", report.checkpoints},
                  {"files", report.files},     {"tables", std::move(tables)}};
  if (!report.clean())
    body["first_difference"] = JsonObject{{"code", report.first_difference->code},
                                          {"zh", report.first_difference->zh},
                                          {"en", report.first_difference->en}};
  return body;
}

}  // namespace

Result<int> run_check(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  Progress progress(call.language);
  HX_TRY(const auto report,
         store::check(app::store_options(config),
                      [&](std::string_view phase, std::int64_t done, std::int64_t total) {
                        progress.tell(phase, done, total);
                      }));
  if (call.json()) {
    print_json(call, report_json(report));
  } else if (report.clean()) {
    *call.out << call.say("一致。事件 ", "Clean. Events ") << report.events
              << call.say("，存证条目 ", ", log entries ") << report.entries
              << call.say("，检查点 ", ", checkpoints ") << report.checkpoints
              << call.say("，视图 ", ", views ") << report.tables.size()
              << call.say("，文件 ", ", files ") << report.files << ".\n";
  } else {
    *call.out << call.say("发现不一致，第一处：", "Not clean. The first difference: ");
    print_error(*call.out, *report.first_difference, call.language);
  }
  return report.clean() ? 0 : 4;
}

}  // namespace huanxin::cli

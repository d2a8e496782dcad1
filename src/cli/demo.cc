// demo: the programme of 2024 and a practice district, loaded and served.

#include <filesystem>
#include <fstream>
#include <ostream>

#include "app/content.h"
#include "cli/errors.h"
#include "cli/folder.h"
#include "cli/load.h"
#include "cli/nouns.h"
#include "cli/programme_table.h"
#include "cli/serve.h"
#include "cli/values.h"

namespace huanxin::cli {
namespace {

constexpr std::string_view kDistrict = "chaoyang";
constexpr int kYear = 2024;
constexpr std::uint64_t kPracticeSeed = 20240308;  // the day of the newspaper

// In every folder that a demonstration made.
constexpr std::string_view kMark = "DEMO.txt";
constexpr std::string_view kMarkText =
    "这个文件夹由 huanxin demo 生成，其中有示范数据；没有此文件的文件夹，演示不会写入。\n"
    "Made by huanxin demo; it holds practice data. The demonstration writes into no folder that "
    "lacks this file.\n";

// Neither the environment nor a configuration file leads a demonstration to the folder that real
// work uses: it goes where --dir says, or to a folder of its own.
Result<app::Config> demo_config(const Call& call) {
  HX_TRY(app::Config config, config_of(call));
  config.dir = call.option("dir", "demo-data");
  if (call.has("projects")) config.group_max = 512;
  return config;
}

Result<Done> generate_more(const Call& call, app::App& app, const app::LoadProgress& progress) {
  if (!call.has("projects")) return Done{};
  app::GenerateOptions options;
  HX_TRY(options.projects, parse_number(call.option("projects"), 1, 10'000'000));
  HX_TRY(const auto generated, app::generate(app, options, progress));
  *call.err << call.say("示范项目 ", "Generated projects: ") << generated.projects
            << call.say("，事件 ", ", events: ") << generated.last_seq << '\n';
  return Done{};
}

JsonArray accounts_json(const std::vector<app::PracticeAccount>& accounts) {
  JsonArray items;
  for (const auto& account : accounts)
    items.push_back(JsonObject{{"name", account.name},
                               {"role", account.role},
                               {"subdistrict", account.subdistrict},
                               {"password", account.password}});
  return items;
}

void print_accounts(const Call& call, const std::vector<app::PracticeAccount>& accounts) {
  *call.out << '\n'
            << call.say(
                   "示范区的练习账号（密码每次启动都会更换）：\n",
                   "Practice accounts of the practice district (new passwords at every start):\n");
  Table table({std::string(call.say("登录名", "Name")), std::string(call.say("角色", "Role")),
               std::string(call.say("密码", "Password"))});
  for (const auto& account : accounts) table.add({account.name, account.role, account.password});
  table.print(*call.out);
  *call.out << '\n';
}

Result<JsonObject> report_of(app::App& app) {
  const Date today = civil_date(app.clock().now());
  return app.store().query<JsonObject>([&](const store::Snapshot& snapshot) {
    return programme_report(snapshot, kDistrict, kYear, today);
  });
}

// Marks the folder before anything else lies in it, so that an interrupted demonstration can be
// begun again.
Result<Done> mark_folder(const std::filesystem::path& dir) {
  std::error_code code;
  if (std::filesystem::exists(dir / kMark, code)) return Done{};
  const bool there = std::filesystem::exists(dir, code);
  if (there && (!std::filesystem::is_empty(dir, code) || code))
    return Error::of(errors::kNotADemo, {dir.string()});
  std::filesystem::create_directories(dir, code);
  std::ofstream mark(dir / kMark, std::ios::binary);
  mark << kMarkText << std::flush;
  if (!mark) return Error::of(errors::kFileUnwritable, {(dir / kMark).string()});
  return Done{};
}

Result<Done> create_quietly(const app::Config& config, const Clock& clock, Random& random) {
  HX_DO(mark_folder(config.dir));
  std::error_code code;
  if (std::filesystem::exists(config.dir / "huanxin.db", code)) return Done{};
  HX_TRY(const std::string token, app::App::create(config, clock, random));
  (void)token;  // the demonstration has accounts of its own; `account link admin` gives a new link
  return Done{};
}

}  // namespace

Result<int> run_demo(const Call& call) {
  HX_TRY(const app::Config config, demo_config(call));
  const auto clock = system_clock();
  const auto random = system_random();
  HX_DO(create_quietly(config, *clock, *random));
  HX_TRY(const auto app, app::App::open(config, *clock, *random));
  std::vector<app::PracticeAccount> accounts;
  {
    Progress progress(call.language);
    const app::LoadProgress tell = [&](std::string_view what, std::int64_t done,
                                       std::int64_t total) { progress.tell(what, done, total); };
    HX_TRY(const app::Loaded loaded, app::load_programme(*app, tell));
    print_left(call, loaded);
    HX_TRY(accounts, app::load_practice(*app, kPracticeSeed, tell));
    HX_DO(generate_more(call, *app, tell));
    HX_DO(app->store().seal());
  }
  HX_TRY(JsonObject report, report_of(*app));
  if (call.json()) {
    report["accounts"] = accounts_json(accounts);
    print_json(call, report);
  } else {
    print_programme(call, report);
    print_accounts(call, accounts);
  }
  *call.out << std::flush;
  return call.has("no-serve") ? Result<int>(0) : serve_until_signal(call, *app);
}

}  // namespace huanxin::cli

// backup and restore.

#include <ostream>

#include "app/app.h"
#include "app/restore.h"
#include "cli/errors.h"
#include "cli/nouns.h"
#include "store/reading.h"

namespace huanxin::cli {

Result<int> run_backup(const Call& call) {
  HX_TRY(const std::string target, call.word(0, "TARGET"));
  HX_TRY(const app::Config config, config_of(call));
  Progress progress(call.language);
  HX_DO(store::backup_folder(
      app::store_options(config), target, system_clock()->now(),
      [&](int done, int total) { progress.tell(call.say("复制页", "pages"), done, total); }));
  if (call.json()) {
    print_json(call, JsonObject{{"target", target}});
  } else {
    *call.out << call.say("备份完成：", "Backed up to ") << target << '\n';
  }
  return 0;
}

Result<int> run_restore(const Call& call) {
  HX_TRY(const std::string backup, call.word(0, "BACKUP"));
  // Never by default: a restore makes a whole installation.
  if (!call.has("dir")) return Error::of(errors::kArgumentMissing, {"--dir"});
  HX_TRY(const app::Config config, config_of(call));
  const auto clock = system_clock();
  const auto random = system_random();
  Progress progress(call.language);
  HX_DO(app::restore(config, backup, *clock, *random,
                     [&](std::string_view phase, std::int64_t done, std::int64_t total) {
                       progress.tell(phase, done, total);
                     }));
  if (call.json()) {
    print_json(call, JsonObject{{"dir", config.dir.string()}});
  } else {
    *call.out << call.say("已恢复到 ", "Restored into ") << config.dir.string()
              << call.say(
                     "；存证以新的来源名和密钥继续，旧证明依然有效。\n"
                     "所有人须重新登录，未用的一次性链接须用 huanxin account link 重发。\n",
                     "; the log goes on under a new origin and key, old proofs stay valid.\n"
                     "Everybody signs in again; one-time links not used yet are made again "
                     "with huanxin account link.\n");
  }
  return 0;
}

}  // namespace huanxin::cli

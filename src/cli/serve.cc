// init and serve: the server's life from the first start to SIGTERM.

#include "cli/serve.h"

#include <csignal>
#include <ostream>

#include "api/server.h"
#include "app/app.h"
#include "cli/listening.h"
#include "cli/nouns.h"

namespace huanxin::cli {
namespace {

// Signals wait for sigwait() below; every thread started later inherits that.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

bool has_data(const app::Config& config) {
  std::error_code code;
  return std::filesystem::exists(config.dir / "huanxin.db", code);
}

}  // namespace

std::string base_url(const app::Config& config) {
  const bool tls = !config.tls_certificate.empty();
  return std::string(tls ? "https://" : "http://") + config.host_name + ":" +
         std::to_string(config.port);
}

Result<Done> create_folder(const Call& call, const app::Config& config, const Clock& clock,
                           Random& random) {
  HX_TRY(const std::string token, app::App::create(config, clock, random));
  const std::string link = base_url(config) + "/setup?token=" + token;
  if (call.json()) {
    print_json(call,
               JsonObject{{"dir", config.dir.string()}, {"account", "admin"}, {"link", link}});
    return Done{};
  }
  *call.out << call.say("已新建数据文件夹 ", "Made the data folder ") << config.dir.string() << '\n'
            << call.say("管理员 admin 请在 ", "Administrator admin: set your password within ")
            << config.link_hours
            << call.say(" 小时内打开这个一次性链接设置密码：\n", " hours at this one-time link:\n")
            << "  " << link << '\n'
            << std::flush;
  return Done{};
}

Result<int> serve_until_signal(const Call& call, app::App& app) {
  const sigset_t signals = block_signals();
  HX_TRY(const auto server, api::Server::start(app));
  *call.out << call.say("焕新已启动：", "Huanxin is serving at ") << server->url() << '\n'
            << call.say("按 Ctrl-C 停止。\n", "Press Ctrl-C to stop.\n") << std::flush;
  int signal = 0;
  sigwait(&signals, &signal);
  *call.out << call.say("正在停机……\n", "Stopping ...\n") << std::flush;
  server->stop();
  HX_TRY(const auto head, app.store().seal());
  *call.out << call.say("已停止；存证共 ", "Stopped; the record holds ") << head.size
            << call.say(" 条。\n", " entries.\n") << std::flush;
  return 0;
}

Result<int> run_init(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  const auto clock = system_clock();
  const auto random = system_random();
  HX_DO(create_folder(call, config, *clock, *random));
  return 0;
}

Result<int> run_serve(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  if (call.has("check-config")) {
    HX_DO(check_listening(config));
    *call.out << call.say("配置没有问题。\n", "The configuration is in order.\n");
    return 0;
  }
  const auto clock = system_clock();
  const auto random = system_random();
  (void)block_signals();
  if (!has_data(config)) HX_DO(create_folder(call, config, *clock, *random));
  HX_TRY(const auto app, app::App::open(config, *clock, *random));
  return serve_until_signal(call, *app);
}

}  // namespace huanxin::cli

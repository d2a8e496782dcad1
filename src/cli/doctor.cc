// doctor: whether machine, configuration and data folder are in order.

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <ostream>

#include "app/app.h"
#include "base/embedded.h"
#include "cli/nouns.h"
#include "store/reading.h"

namespace huanxin::cli {
namespace {

enum class Verdict { good, warning, bad };

struct Finding {
  std::string what;
  Verdict verdict = Verdict::good;
  std::string remark;
};

namespace fs = std::filesystem;

Finding folder_finding(const Call& call, const app::Config& config) {
  std::error_code code;
  Finding finding{std::string(call.say("数据文件夹", "data folder")), Verdict::good,
                  config.dir.string()};
  if (!fs::exists(config.dir, code)) {
    finding.verdict = Verdict::warning;
    finding.remark +=
        call.say("：还没有；运行 huanxin init 新建", ": not there yet; run huanxin init");
  } else if (access(config.dir.c_str(), W_OK | X_OK) != 0) {
    finding.verdict = Verdict::bad;
    finding.remark +=
        call.say("：不可写；请修改所有者或权限", ": not writable; change its owner or mode");
  }
  return finding;
}

Finding space_finding(const Call& call, const app::Config& config) {
  std::error_code code;
  const fs::path place = fs::exists(config.dir, code) ? config.dir : fs::current_path(code);
  const auto space = fs::space(place, code);
  const double free_share = space.capacity == 0 ? 1.0
                                                : static_cast<double>(space.available) /
                                                      static_cast<double>(space.capacity);
  Finding finding{std::string(call.say("磁盘", "disk")), Verdict::good,
                  std::to_string(space.available >> 20) + " MiB"};
  if (static_cast<std::int64_t>(space.available) < config.disk_reserve_bytes) {
    finding.verdict = Verdict::bad;
    finding.remark += call.say("：已不足以写入", ": too little to write");
  } else if (free_share < 0.05) {
    finding.verdict = Verdict::warning;
    finding.remark += call.say("：可用不到 5 %", ": less than 5 % free");
  }
  return finding;
}

Finding record_finding(const Call& call, const app::Config& config) {
  Finding finding{std::string(call.say("存证", "record")), Verdict::good, ""};
  const auto head = store::read_head(app::store_options(config));
  if (!head) {
    finding.verdict = head.error().kind == ErrorKind::not_found ? Verdict::warning : Verdict::bad;
    finding.remark = call.say(head.error().zh, head.error().en);
    return finding;
  }
  finding.remark =
      head->origin + ", " + std::to_string(head->size) + " / " + std::to_string(head->committed);
  return finding;
}

Finding keys_finding(const Call& call, const app::Config& config) {
  Finding finding{std::string(call.say("签名密钥", "signing keys")), Verdict::good, ""};
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(config.dir / "keys", code)) {
    finding.remark += (finding.remark.empty() ? "" : ", ") + entry.path().filename().string();
    if ((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
        fs::perms::none)
      continue;
    finding.verdict = Verdict::bad;
    finding.remark += call.say("：他人可读；请执行 chmod 600", ": others may read it; chmod 600");
  }
  if (finding.remark.empty()) finding.remark = call.say("尚无", "none yet");
  return finding;
}

// Working days of a year without a published list are provisional: the administrator should know
// before the year begins.
Finding calendar_finding(const Call& call) {
  const std::chrono::year_month_day today{civil_date(system_clock()->now())};
  const int next_year = static_cast<int>(today.year()) + 1;
  const bool has_this =
      find_embedded("content/calendars/cn-" + std::to_string(next_year - 1) + ".json") != nullptr;
  const bool has_next =
      find_embedded("content/calendars/cn-" + std::to_string(next_year) + ".json") != nullptr;
  Finding finding{
      std::string(call.say("节假日安排", "holiday lists")), Verdict::good,
      std::to_string(next_year - 1) + (has_next ? ", " + std::to_string(next_year) : "")};
  if (!has_this) {
    finding.verdict = Verdict::bad;
    finding.remark += call.say("：缺少今年的安排，期限只能暂算",
                               ": this year's is missing, deadlines are provisional");
  } else if (!has_next) {
    finding.verdict = Verdict::warning;
    finding.remark +=
        call.say("；明年的安排公布后请更新", "; update once next year's is published");
  }
  return finding;
}

Finding tls_finding(const Call& call, const app::Config& config) {
  Finding finding{"TLS", Verdict::good, config.tls_certificate};
  if (config.tls_certificate.empty() && config.tls_key.empty()) {
    const bool local = config.address == "127.0.0.1" || config.address == "::1";
    finding.verdict = local ? Verdict::good : Verdict::warning;
    finding.remark =
        local ? call.say("未启用（只在本机监听）", "off (listening on this machine only)")
              : call.say("未启用：密码会在网络上明文传输",
                         "off: passwords cross the network in the clear");
  } else if (access(config.tls_certificate.c_str(), R_OK) != 0 ||
             access(config.tls_key.c_str(), R_OK) != 0) {
    finding.verdict = Verdict::bad;
    finding.remark += call.say("：证书或私钥不可读", ": certificate or key cannot be read");
  }
  return finding;
}

std::string_view verdict_text(const Call& call, Verdict verdict) {
  switch (verdict) {
    case Verdict::good: return call.say("正常", "ok");
    case Verdict::warning: return call.say("注意", "note");
    case Verdict::bad: return call.say("故障", "bad");
  }
  return "";
}

}  // namespace

Result<int> run_doctor(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  const std::vector<Finding> findings{folder_finding(call, config), space_finding(call, config),
                                      record_finding(call, config), keys_finding(call, config),
                                      calendar_finding(call),       tls_finding(call, config)};
  bool bad = false;
  JsonArray items;
  Table table({std::string(call.say("检查", "Check")), std::string(call.say("结论", "Verdict")),
               std::string(call.say("说明", "Remark"))});
  for (const Finding& finding : findings) {
    bad = bad || finding.verdict == Verdict::bad;
    const std::string verdict(verdict_text(call, finding.verdict));
    items.push_back(
        JsonObject{{"check", finding.what}, {"verdict", verdict}, {"remark", finding.remark}});
    table.add({finding.what, verdict, finding.remark});
  }
  if (call.json()) {
    print_json(call, JsonObject{{"healthy", !bad}, {"findings", std::move(items)}});
  } else {
    table.print(*call.out);
  }
  return bad ? 1 : 0;
}

}  // namespace huanxin::cli

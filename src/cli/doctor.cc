// doctor: whether machine, configuration and data folder are in order.

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "app/app.h"
#include "base/embedded.h"
#include "cli/listening.h"
#include "cli/nouns.h"
#include "store/reading.h"

namespace huanxin::cli {
namespace {

enum class Verdict { good, warning, bad };

/// A sentence in both languages; a program reads the English one.
struct Remark {
  std::string zh;
  std::string en;

  Remark& add(std::string_view more_zh, std::string_view more_en) {
    zh += more_zh;
    en += more_en;
    return *this;
  }
};

Remark plain(const std::string& text) { return {text, text}; }

struct Finding {
  std::string_view code;  ///< fixed: for programs
  std::string_view zh;
  std::string_view en;
  Verdict verdict = Verdict::good;
  Remark remark;

  void judge(Verdict found, std::string_view more_zh, std::string_view more_en) {
    verdict = found;
    remark.add(more_zh, more_en);
  }
};

namespace fs = std::filesystem;

bool others_may(const fs::path& path) {
  std::error_code code;
  const auto mode = fs::status(path, code).permissions();
  return !code && (mode & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none;
}

Finding folder_finding(const app::Config& config) {
  std::error_code code;
  Finding finding{"folder", "数据文件夹", "data folder", Verdict::good, plain(config.dir.string())};
  if (!fs::exists(config.dir, code)) {
    finding.judge(Verdict::warning, "：还没有；运行 huanxin init 新建",
                  ": not there yet; run huanxin init");
  } else if (access(config.dir.c_str(), W_OK | X_OK) != 0) {
    finding.judge(Verdict::bad, "：不可写；请修改所有者或权限",
                  ": not writable; change its owner or mode");
  }
  return finding;
}

// Whoever reads the database reads what is not published, and the hashes of passwords.
Finding database_finding(const app::Config& config) {
  Finding finding{"database", "数据库权限", "database mode", Verdict::good, {}};
  std::error_code code;
  bool open = false;
  for (const char* name : {"huanxin.db", "huanxin.db-wal", "huanxin.db-shm"}) {
    const fs::path file = config.dir / name;
    if (!fs::exists(file, code)) continue;
    finding.remark.add(finding.remark.en.empty() ? "" : ", ",
                       finding.remark.en.empty() ? "" : ", ");
    finding.remark.add(name, name);
    open = open || others_may(file);
  }
  if (finding.remark.en.empty()) finding.remark = {"尚无", "none yet"};
  if (open)
    finding.judge(Verdict::bad, "：他人可读；请对其执行 chmod 600",
                  ": others may read it; chmod 600");
  return finding;
}

Finding space_finding(const app::Config& config) {
  std::error_code code;
  const fs::path place = fs::exists(config.dir, code) ? config.dir : fs::current_path(code);
  const auto space = fs::space(place, code);
  const double free_share = space.capacity == 0 ? 1.0
                                                : static_cast<double>(space.available) /
                                                      static_cast<double>(space.capacity);
  Finding finding{"disk", "磁盘", "disk", Verdict::good,
                  plain(std::to_string(space.available >> 20) + " MiB")};
  if (static_cast<std::int64_t>(space.available) < config.disk_reserve_bytes) {
    finding.judge(Verdict::bad, "：已不足以写入", ": too little to write");
  } else if (free_share < 0.05) {
    finding.judge(Verdict::warning, "：可用不到 5 %", ": less than 5 % free");
  }
  return finding;
}

Finding record_finding(const app::Config& config) {
  Finding finding{"record", "存证", "record", Verdict::good, {}};
  const auto head = store::read_head(app::store_options(config));
  if (!head) {
    const bool none = head.error().kind == ErrorKind::not_found;
    finding.judge(none ? Verdict::warning : Verdict::bad, head.error().zh, head.error().en);
    return finding;
  }
  finding.remark = plain(head->origin + ", " + std::to_string(head->size) + " / " +
                         std::to_string(head->committed));
  return finding;
}

Finding keys_finding(const app::Config& config) {
  Finding finding{"keys", "签名密钥", "signing keys", Verdict::good, {}};
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(config.dir / "keys", code)) {
    const std::string name =
        (finding.remark.en.empty() ? "" : ", ") + entry.path().filename().string();
    finding.remark.add(name, name);
    if (others_may(entry.path()))
      finding.judge(Verdict::bad, "：他人可读；请执行 chmod 600",
                    ": others may read it; chmod 600");
  }
  if (finding.remark.en.empty()) finding.remark = {"尚无", "none yet"};
  return finding;
}

// Working days of a year without a published list are provisional: the administrator should know
// before the year begins.
Finding calendar_finding() {
  const std::chrono::year_month_day today{civil_date(system_clock()->now())};
  const int next_year = static_cast<int>(today.year()) + 1;
  const auto has = [](int year) {
    return find_embedded("content/calendars/cn-" + std::to_string(year) + ".json") != nullptr;
  };
  Finding finding{"calendar", "节假日安排", "holiday lists", Verdict::good,
                  plain(std::to_string(next_year - 1) +
                        (has(next_year) ? ", " + std::to_string(next_year) : ""))};
  if (!has(next_year - 1)) {
    finding.judge(Verdict::bad, "：缺少今年的安排，期限只能暂算",
                  ": this year's is missing, deadlines are provisional");
  } else if (!has(next_year)) {
    finding.judge(Verdict::warning, "；明年的安排公布后请更新",
                  "; update once next year's is published");
  }
  return finding;
}

Finding listen_finding(const app::Config& config) {
  Finding finding{"listen", "监听设置", "listening", Verdict::good,
                  plain(config.address + ", " + config.host_name)};
  if (const auto usable = check_listening(config); !usable)
    finding = {
        "listen", "监听设置", "listening", Verdict::bad, {usable.error().zh, usable.error().en}};
  return finding;
}

Finding tls_finding(const app::Config& config) {
  Finding finding{"tls", "TLS", "TLS", Verdict::good, plain(config.tls_certificate)};
  if (!config.tls_certificate.empty()) return finding;
  const bool local = config.address == "127.0.0.1" || config.address == "::1";
  if (local) {
    finding.remark = {"未启用（只在本机监听）", "off (listening on this machine only)"};
  } else {
    finding.judge(Verdict::warning, "未启用：密码会在网络上明文传输",
                  "off: passwords cross the network in the clear");
  }
  return finding;
}

std::string_view verdict_code(Verdict verdict) {
  switch (verdict) {
    case Verdict::good: return "ok";
    case Verdict::warning: return "note";
    case Verdict::bad: return "bad";
  }
  return "";
}

std::string_view verdict_text(const Call& call, Verdict verdict) {
  switch (verdict) {
    case Verdict::good: return call.say("正常", "ok");
    case Verdict::warning: return call.say("注意", "note");
    case Verdict::bad: return call.say("故障", "bad");
  }
  return "";
}

JsonArray findings_json(const std::vector<Finding>& findings) {
  JsonArray items;
  for (const Finding& finding : findings)
    items.push_back(JsonObject{{"check", finding.code},
                               {"verdict", verdict_code(finding.verdict)},
                               {"remark", finding.remark.en},
                               {"remark_zh", finding.remark.zh}});
  return items;
}

}  // namespace

Result<int> run_doctor(const Call& call) {
  HX_TRY(const app::Config config, config_of(call));
  const std::vector<Finding> findings{folder_finding(config), database_finding(config),
                                      space_finding(config),  record_finding(config),
                                      keys_finding(config),   calendar_finding(),
                                      listen_finding(config), tls_finding(config)};
  const bool bad = std::ranges::any_of(
      findings, [](const Finding& finding) { return finding.verdict == Verdict::bad; });
  if (call.json()) {
    print_json(call, JsonObject{{"healthy", !bad}, {"findings", findings_json(findings)}});
    return bad ? 1 : 0;
  }
  Table table({std::string(call.say("检查", "Check")), std::string(call.say("结论", "Verdict")),
               std::string(call.say("说明", "Remark"))});
  for (const Finding& finding : findings)
    table.add({std::string(call.say(finding.zh, finding.en)),
               std::string(verdict_text(call, finding.verdict)),
               std::string(call.say(finding.remark.zh, finding.remark.en))});
  table.print(*call.out);
  return bad ? 1 : 0;
}

}  // namespace huanxin::cli

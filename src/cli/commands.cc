// The table of all commands: what `huanxin --help` prints.

#include "cli/errors.h"
#include "cli/nouns.h"

namespace huanxin::cli {

std::vector<Option> folder_options(std::vector<Option> more) {
  std::vector<Option> options{
      {"dir", "DIR", "数据文件夹（默认 data）", "the data folder (default: data)"},
      {"config", "FILE", "配置文件（JSON）", "configuration file (JSON)"},
      {"json", "", "以 JSON 输出", "print JSON"},
  };
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

Error verb_unknown(std::string_view noun, std::string_view verb) {
  return Error::of(errors::kVerbUnknown, {noun, verb});
}

namespace {

std::vector<Option> server_options(std::vector<Option> more = {}) {
  std::vector<Option> options = folder_options({
      {"address", "ADDRESS", "监听地址（默认 127.0.0.1）",
       "address to listen on (default: 127.0.0.1)"},
      {"port", "PORT", "端口（默认 8080；0 为任选）", "port (default: 8080; 0 takes a free one)"},
      {"host-name", "NAME", "对外的主机名，用于链接和存证来源名",
       "the name people use for this host: in links and in the log's origin"},
  });
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

std::vector<Option> demo_options() {
  std::vector<Option> options =
      server_options({{"no-serve", "", "只载入并打印计划", "load, print the programme and stop"},
                      {"projects", "N", "另造 N 个示范项目（压力试验）",
                       "generate N more practice projects (load tests)"}});
  options.front() = {"dir", "DIR", "演示用的文件夹（默认 demo-data）",
                     "the demonstration's folder (default: demo-data)"};
  return options;
}

std::vector<Option> filter_options() {
  return folder_options({
      {"district", "ID", "区（默认第一个真实的区）", "district (default: the first real one)"},
      {"year", "YEAR", "年度（默认最近一年）", "year (default: the newest)"},
      {"state", "STATES", "项目状态，逗号分隔", "states of projects, separated by commas"},
      {"subdistrict", "CODE", "街道代码", "code of a subdistrict"},
      {"query", "WORDS", "名称、别名、地址或编号中的文字",
       "words in name, alias, address or number"},
      {"body", "FILE", "命令内容（JSON 文件）", "content of a command (a JSON file)"},
      {"reason", "TEXT", "理由", "the reason"},
      {"version", "N", "所依据的版本，过期则拒绝",
       "the version it is based on; refused when stale"},
      {"key", "KEY", "幂等键：重复提交只生效一次", "idempotency key: a repeat takes effect once"},
  });
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands{
      {"init", "[--dir DIR] [--host-name NAME]", "新建数据文件夹和管理员，打印一次性链接",
       "make a data folder and its administrator; prints a one-time link", server_options(),
       run_init},
      {"serve", "[--dir DIR] [--port PORT] [--check-config]", "启动服务（没有数据时先新建）",
       "serve the web interface and the API (makes the data folder first where there is none)",
       server_options({{"check-config", "", "只检查配置", "check the configuration and stop"}}),
       run_serve},
      {"demo", "[--dir DIR] [--no-serve] [--projects N]", "载入 2024 年计划和示范区，然后启动服务",
       "load the programme of 2024 and a practice district, then serve", demo_options(), run_demo},
      {"check", "[--dir DIR]", "从事件重建全部视图并比对，核对存证树、签名和文件",
       "rebuild every view from the events and compare; check tree, signatures and files",
       folder_options(), run_check},
      {"account", "list|create NAME ROLE|link NAME|disable NAME|enable NAME", "账号",
       "accounts: list, create, one-time link, disable, enable",
       server_options({{"district", "ID", "所属的区", "district of the account"},
                       {"subdistrict", "CODE", "所属街道代码", "subdistrict of the account"},
                       {"display-name", "TEXT", "姓名", "name of the person"}}),
       run_account},
      {"project", "list|show ID|history ID|declare|change ID|move ID STATE", "项目库",
       "projects: list, show, history, declare, change, move to another state", filter_options(),
       run_project},
      {"target", "show|list|load [FILE|FOLDER]|plan|claim ID|close PERIOD",
       "目标与贡献；load 载入区、计划和项目（默认为程序自带的内容）",
       "targets: the programme, its items, contributions and reporting months; load brings in "
       "district, programme and projects (default: those carried in the program)",
       filter_options(), run_target},
      {"record", "head|prove INDEX|verify FILE|fsck|erase SUBJECT",
       "存证：查看、取证明、验证明、核对、删除个人信息",
       "the record: its head, proofs, their verification, a check of the log alone, erasure of "
       "personal data",
       folder_options({{"out", "FILE", "证明写入的文件", "file for the proof"},
                       {"opening", "", "证明中包含盐值，可验证内容",
                        "include the salt, to open the commitment"},
                       {"vkey", "KEY", "日志公钥（验证时）", "verifier key of the log (to verify)"},
                       {"origin", "NAME", "日志来源名（验证时）", "origin of the log (to verify)"},
                       {"entry", "FILE", "条目原文（验证时）", "the entry's bytes (to verify)"},
                       {"payload", "FILE", "要与承诺核对的内容（验证时）",
                        "the content to compare with the commitment (to verify)"},
                       {"yes", "", "确认删除", "to confirm an erasure"}}),
       run_record},
      {"backup", "TARGET [--dir DIR]", "在线备份到新文件夹",
       "copy everything to a new folder while work goes on", folder_options(), run_backup},
      {"restore", "BACKUP --dir DIR", "从备份恢复到空文件夹；存证以新来源名继续",
       "bring a backup into an empty folder; the log goes on under a new origin", folder_options(),
       run_restore},
      {"doctor", "[--dir DIR]", "检查机器、配置和数据文件夹是否就绪",
       "see whether machine, configuration and data folder are in order", server_options(),
       run_doctor},
  };
  return kCommands;
}

}  // namespace huanxin::cli

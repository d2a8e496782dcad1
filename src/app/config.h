#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace huanxin::app {

/// Everything an administrator may set. Defaults suit one office; a file (JSON) overrides them, the
/// environment (HX_PORT, HX_DIR, ...) overrides the file, the command line overrides both.
struct Config {
  std::filesystem::path dir = "data";
  std::string address = "127.0.0.1";
  int port = 8080;
  std::string host_name = "localhost";  ///< in links and in the log's origin
  std::string tls_certificate;          ///< PEM files; TLS is on when both are set
  std::string tls_key;
  /// Addresses of proxies, divided by commas or spaces, whose X-Forwarded-For, -Proto and -Host are
  /// believed.
  std::string trusted_proxies;
  int io_threads = 0;  ///< 0: one per core

  std::int64_t body_bytes_max = 1 << 20;
  std::int64_t header_bytes_max = 16 << 10;
  std::int64_t upload_bytes_max = 50 << 20;
  int header_timeout_s = 10;
  int body_timeout_s = 30;
  int idle_timeout_s = 60;
  int connections_max = 1000;
  int connections_per_address_max = 200;
  int sign_in_attempts_max = 10;       ///< per account in 15 minutes; per address ten times that
  int requests_per_second_max = 2000;  ///< per address
  int shutdown_grace_s = 30;

  int session_idle_min = 30;
  int session_hours_max = 8;
  int link_hours = 48;  ///< validity of a one-time link

  int group_max = 32;
  int queue_max = 4096;
  int query_budget_ms = 2000;
  int seal_interval_ms = 200;
  std::int64_t disk_reserve_bytes = 16 << 20;
};

/// Reads a configuration; its members are called as in Config. Unknown members and values out of
/// range are refused, each named, all at once. Errors: those of parse_json; base.fields_faulty;
/// app.config_tls_half.
Result<Config> parse_config(std::string_view json_text);
/// Overlays HX_PORT, HX_DIR, ...: HX_ and a member's name in capitals. Other variables are left
/// alone. Errors: app.config_variable, app.config_tls_half.
Result<Config> with_environment(Config config, const std::map<std::string, std::string>& variables);

}  // namespace huanxin::app

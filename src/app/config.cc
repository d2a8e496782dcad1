#include "app/config.h"

#include <charconv>

#include "app/errors.h"
#include "base/errors.h"
#include "base/json.h"

namespace huanxin::app {
namespace {

template <typename T>
struct Setting {
  std::string_view name;
  T Config::* member;
  std::int64_t min = 0;
  std::int64_t max = 0;  ///< of a number; bytes of a text
};

constexpr std::int64_t kMebi = 1 << 20;

// The one list of what may be set; the file and the environment are both read by it.
constexpr Setting<std::string> kTexts[] = {
    {"address", &Config::address, 1, 100},
    {"host_name", &Config::host_name, 1, 253},
    {"tls_certificate", &Config::tls_certificate, 0, 4096},
    {"tls_key", &Config::tls_key, 0, 4096},
    {"trusted_proxies", &Config::trusted_proxies, 0, 4096},
};
constexpr Setting<int> kNumbers[] = {
    {"port", &Config::port, 0, 65535},
    {"io_threads", &Config::io_threads, 0, 64},
    {"header_timeout_s", &Config::header_timeout_s, 1, 600},
    {"body_timeout_s", &Config::body_timeout_s, 1, 3600},
    {"idle_timeout_s", &Config::idle_timeout_s, 1, 3600},
    {"connections_max", &Config::connections_max, 1, 100'000},
    {"connections_per_address_max", &Config::connections_per_address_max, 1, 100'000},
    {"sign_in_attempts_max", &Config::sign_in_attempts_max, 1, 1000},
    {"requests_per_second_max", &Config::requests_per_second_max, 1, 1'000'000},
    {"shutdown_grace_s", &Config::shutdown_grace_s, 0, 600},
    {"session_idle_min", &Config::session_idle_min, 1, 24 * 60},
    {"session_hours_max", &Config::session_hours_max, 1, 24},
    {"link_hours", &Config::link_hours, 1, 24 * 14},
    {"group_max", &Config::group_max, 1, 4096},
    {"queue_max", &Config::queue_max, 1, 1'000'000},
    {"query_budget_ms", &Config::query_budget_ms, 10, 600'000},
    {"seal_interval_ms", &Config::seal_interval_ms, 10, 60'000},
};
constexpr Setting<std::int64_t> kSizes[] = {
    {"body_bytes_max", &Config::body_bytes_max, 1024, 64 * kMebi},
    {"header_bytes_max", &Config::header_bytes_max, 1024, kMebi},
    {"upload_bytes_max", &Config::upload_bytes_max, 1024, 4096 * kMebi},
    {"disk_reserve_bytes", &Config::disk_reserve_bytes, 0, 1'048'576 * kMebi},
};

template <typename T>
void read_number(ObjectReader& reader, const Setting<T>& setting, Config& config) {
  if (const auto value = reader.optional_integer(setting.name, setting.min, setting.max))
    config.*setting.member = static_cast<T>(*value);
}

/// The rules that tie settings together.
Result<Config> checked(Config config) {
  if (config.tls_certificate.empty() != config.tls_key.empty()) return Error::of(errors::kTlsHalf);
  return config;
}

/// `HX_` and the name of the setting in capitals.
std::string variable_name(std::string_view setting) {
  std::string name = "HX_";
  for (const char c : setting) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

Error refused(const std::string& variable, const std::string& value, const std::string& wanted) {
  return Error::of(errors::kConfigVariable, {variable, excerpt(value), wanted});
}

template <typename T>
Result<Done> overlay_number(const Setting<T>& setting, const std::string& variable,
                            const std::string& value, Config& config) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = fault == std::errc{} && end == value.data() + value.size();
  if (!whole || number < setting.min || number > setting.max)
    return refused(variable, value,
                   std::to_string(setting.min) + ".." + std::to_string(setting.max));
  config.*setting.member = static_cast<T>(number);
  return Done{};
}

Result<Done> overlay_text(const Setting<std::string>& setting, const std::string& variable,
                          const std::string& value, Config& config) {
  const auto bytes = static_cast<std::int64_t>(value.size());
  if (bytes < setting.min || bytes > setting.max || !is_clean_utf8(value))
    return refused(variable, value,
                   std::to_string(setting.min) + ".." + std::to_string(setting.max) + " bytes");
  config.*setting.member = value;
  return Done{};
}

}  // namespace

Result<Config> parse_config(std::string_view json_text) {
  HX_TRY(const Json json, parse_json(json_text));
  ObjectReader reader(json);
  Config config;
  if (const auto dir = reader.optional_text("dir", 4096)) config.dir = *dir;
  for (const auto& setting : kTexts) {
    if (const auto value =
            reader.optional_text(setting.name, static_cast<std::size_t>(setting.max)))
      config.*setting.member = *value;
  }
  for (const auto& setting : kNumbers) read_number(reader, setting, config);
  for (const auto& setting : kSizes) read_number(reader, setting, config);
  HX_DO(reader.finish());
  return checked(std::move(config));
}

Result<Config> with_environment(Config config,
                                const std::map<std::string, std::string>& variables) {
  if (const auto dir = variables.find("HX_DIR"); dir != variables.end()) {
    if (dir->second.empty() || !is_clean_utf8(dir->second))
      return refused(dir->first, dir->second, "a folder");
    config.dir = dir->second;
  }
  const auto value_of = [&](std::string_view setting) {
    return variables.find(variable_name(setting));
  };
  for (const auto& setting : kTexts) {
    if (const auto at = value_of(setting.name); at != variables.end())
      HX_DO(overlay_text(setting, at->first, at->second, config));
  }
  for (const auto& setting : kNumbers) {
    if (const auto at = value_of(setting.name); at != variables.end())
      HX_DO(overlay_number(setting, at->first, at->second, config));
  }
  for (const auto& setting : kSizes) {
    if (const auto at = value_of(setting.name); at != variables.end())
      HX_DO(overlay_number(setting, at->first, at->second, config));
  }
  return checked(std::move(config));
}

}  // namespace huanxin::app

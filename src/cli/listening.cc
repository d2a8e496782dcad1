#include "cli/listening.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <string_view>

#include "cli/errors.h"
#include "cli/values.h"
#include "ledger/note.h"

namespace huanxin::cli {
namespace {

Error unusable(std::string_view setting, std::string_view value, std::string_view wanted) {
  return Error::of(errors::kListenUnusable, {setting, value, wanted});
}

bool is_address(const std::string& text) {
  in6_addr room{};
  return inet_pton(AF_INET, text.c_str(), &room) == 1 ||
         inet_pton(AF_INET6, text.c_str(), &room) == 1;
}

// Whether certificate and key belong together is seen when the server starts.
Result<Done> check_pem(std::string_view setting, const std::string& path, std::string_view label) {
  const auto text = read_text_file(path);
  const std::size_t begin = text ? text->find("-----BEGIN ") : std::string::npos;
  if (begin == std::string::npos || text->find(label, begin) == std::string::npos)
    return unusable(setting, path, "a readable PEM file with " + std::string(label));
  return Done{};
}

}  // namespace

Result<Done> check_listening(const app::Config& config) {
  if (!is_address(config.address))
    return unusable("address", config.address, "an IP address, such as 127.0.0.1 or ::1");
  if (!ledger::is_key_name(config.host_name))
    return unusable("host_name", config.host_name, "a name without spaces and plus signs");
  if (config.tls_certificate.empty()) return Done{};
  HX_DO(check_pem("tls_certificate", config.tls_certificate, "CERTIFICATE-----"));
  return check_pem("tls_key", config.tls_key, "PRIVATE KEY-----");
}

}  // namespace huanxin::cli

#include "api/internal/forwarded.h"

#include <string>

namespace huanxin::api {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Takes the last member of a list off it.
std::string_view take_last(std::string_view& list) {
  const std::size_t comma = list.rfind(',');
  const std::string_view last =
      trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
  list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
  return last;
}

}  // namespace

bool is_trusted_proxy(std::string_view trusted_proxies, std::string_view address) {
  while (!trusted_proxies.empty()) {
    const std::size_t end = trusted_proxies.find_first_of(", ");
    if (!address.empty() && trusted_proxies.substr(0, end) == address) return true;
    if (end == std::string_view::npos) break;
    trusted_proxies.remove_prefix(end + 1);
  }
  return false;
}

void take_forwarded(Request& request, std::string_view trusted_proxies,
                    std::string_view host_name) {
  if (!is_trusted_proxy(trusted_proxies, request.remote_address)) return;
  std::string_view passed = request.header("x-forwarded-for");
  while (!passed.empty() && is_trusted_proxy(trusted_proxies, request.remote_address)) {
    const std::string_view before = take_last(passed);
    if (before.empty()) break;
    request.remote_address = std::string(before.substr(0, 64));  // an address is shorter
  }
  request.secure = request.secure || request.header("x-forwarded-proto") == "https";
  const std::string_view host = request.header("x-forwarded-host");
  request.site = std::string(host.empty() ? host_name : host);
}

}  // namespace huanxin::api

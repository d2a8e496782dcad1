#include <cstddef>
#include <map>
#include <string>

#include "app/config.h"
#include "base/check.h"

// Whatever configuration is accepted keeps its promises, and an environment that says nothing
// changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const auto config = huanxin::app::parse_config({data, size});
  if (!config) {
    HX_CHECK(!config.error().zh.empty() && !config.error().en.empty());
    return 0;
  }
  HX_CHECK(config->port >= 0 && config->port <= 65535);
  HX_CHECK(config->group_max >= 1 && config->queue_max >= 1);
  HX_CHECK(config->tls_certificate.empty() == config->tls_key.empty());
  const auto same = huanxin::app::with_environment(*config, {{"HOME", "/"}});
  HX_CHECK(same.has_value() && same->port == config->port && same->dir == config->dir);
  return 0;
}

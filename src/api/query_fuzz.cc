#include <cstddef>

#include "api/request.h"
#include "base/check.h"
#include "base/text.h"

namespace {

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string escapes;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    escapes += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return escapes;
}

}  // namespace

// What decodes is clean text, and decodes to the same when it is written in escapes again.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const std::string_view text(data, size);
  if (const auto decoded = huanxin::api::percent_decode(text)) {
    HX_CHECK(huanxin::is_clean_utf8(*decoded));
    const auto again = huanxin::api::percent_decode(encoded(*decoded));
    HX_CHECK(again.has_value() && *again == *decoded);
  }
  const auto query = huanxin::api::parse_query(text);
  if (!query) return 0;
  std::string written;
  for (const auto& [name, value] : *query) {
    HX_CHECK(huanxin::is_clean_utf8(name) && huanxin::is_clean_utf8(value));
    written += encoded(name) + "=" + encoded(value) + "&";
  }
  const auto again = huanxin::api::parse_query(written);
  HX_CHECK(again.has_value() && *again == *query);
  return 0;
}

#include "base/json.h"
#include "base/check.h"

// What parses has one canonical text, which parses back to a value with the same text; so does the
// text with members in their order.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const auto value = huanxin::parse_json({data, size});
  if (!value) {
    HX_CHECK(!value.error().code.empty() && huanxin::is_clean_utf8(value.error().en));
    return 0;
  }
  const std::string canonical = huanxin::canonical_json(*value);
  const auto back = huanxin::parse_json(canonical);
  HX_CHECK(back && huanxin::canonical_json(*back) == canonical);
  const auto as_given = huanxin::parse_json(huanxin::to_text(*value));
  HX_CHECK(as_given && huanxin::canonical_json(*as_given) == canonical);
  return 0;
}

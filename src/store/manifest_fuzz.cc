// Whatever reads as a manifest or as a head file is written and read again as the same.

#include <string_view>

#include "base/check.h"
#include "store/internal/log_state.h"
#include "store/internal/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const std::string_view text(data, size);
  if (const auto manifest = huanxin::store::parse_manifest(text)) {
    const std::string written = to_text(*manifest);
    const auto again = huanxin::store::parse_manifest(written);
    HX_CHECK(again.has_value() && to_text(*again) == written);
  }
  if (const auto head = huanxin::store::parse_head_file(text)) {
    const std::string written = to_text(*head);
    const auto again = huanxin::store::parse_head_file(written);
    HX_CHECK(again.has_value() && to_text(*again) == written);
  }
  return 0;
}

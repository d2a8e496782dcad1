#include "ledger/compact_range.h"

#include "base/check.h"

// Whatever parses as the state of a range is written again to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto range = CompactRange::from_state(as_bytes(text)))
    HX_CHECK(as_text(range->state()) == text);
  return 0;
}

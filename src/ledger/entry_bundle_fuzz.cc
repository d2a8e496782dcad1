#include "ledger/tile.h"

#include "base/check.h"

// Whatever parses as an entry bundle is built again to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto entries = parse_entry_bundle(as_bytes(text)))
    HX_CHECK(as_text(build_entry_bundle(*entries).value()) == text);
  return 0;
}

#include "ledger/tile.h"

#include "base/check.h"

// Whatever parses as a tile path prints back to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto path = parse_tile_path(text)) HX_CHECK(to_text(*path) == text);
  return 0;
}

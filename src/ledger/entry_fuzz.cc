#include "ledger/entry.h"

#include "base/check.h"

// Whatever parses as an entry is its one canonical text.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto entry = parse_entry(text)) HX_CHECK(to_text(*entry) == text);
  return 0;
}

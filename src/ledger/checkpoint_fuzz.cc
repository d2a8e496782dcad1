#include "ledger/checkpoint.h"

#include "base/check.h"

// Whatever parses as a checkpoint prints back to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto checkpoint = parse_checkpoint(text)) HX_CHECK(to_text(*checkpoint) == text);
  return 0;
}

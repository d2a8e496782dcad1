#include "ledger/proof_file.h"

#include "base/check.h"
#include "ledger/receipt.h"

// Whatever parses as a proof file or a receipt prints back to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto file = parse_proof_file(text)) HX_CHECK(to_text(*file) == text);
  if (const auto receipt = parse_receipt(text)) HX_CHECK(to_text(*receipt) == text);
  return 0;
}

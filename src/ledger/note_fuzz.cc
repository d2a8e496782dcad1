#include "ledger/note.h"

#include "base/check.h"

// Whatever parses as a note, a signature line or a key prints back to the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto note = parse_note(text)) HX_CHECK(to_text(*note) == text);
  if (const auto line = parse_signature_line(text)) HX_CHECK(to_text(*line) == text);
  if (const auto key = VerifierKey::parse(text)) HX_CHECK(key->text() == text);
  if (const auto key = SignerKey::parse(text)) HX_CHECK(key->text() == text);
  return 0;
}

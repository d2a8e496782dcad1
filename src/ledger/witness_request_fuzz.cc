#include "ledger/witness.h"

#include "base/check.h"
#include "ledger/internal/testing.h"

// Whatever parses as a request prints back to the same bytes; a witness that follows one log
// accepts nothing that this log did not sign, and answers with a status of the protocol.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin;          // NOLINT(google-build-using-namespace): one function
  using namespace huanxin::ledger;  // NOLINT(google-build-using-namespace): one function
  const std::string_view text(data, size);
  if (const auto request = parse_add_checkpoint(text)) HX_CHECK(to_text(*request) == text);
  static const SignerKey kWitness =
      testing::key_of("example.com/witness", KeyKind::cosignature_ed25519);
  static const std::vector<FollowedLog> kLogs{
      {"example.com/log", {testing::key_of("example.com/log").verifier()}, {}}};
  const WitnessAnswer answer = answer_add_checkpoint(text, kLogs, {kWitness, {1}});
  HX_CHECK(answer.status != 200 && !answer.accepted);
  HX_CHECK(answer.status == 400 || answer.status == 403 || answer.status == 404 ||
           answer.status == 409 || answer.status == 422);
  return 0;
}

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/note.h"
#include "ledger/proof.h"

namespace huanxin::ledger {

/// The body of POST /add-checkpoint. Source: C2SP tlog-witness.
struct AddCheckpoint {
  std::uint64_t old_size = 0;
  Proof proof;
  std::string checkpoint;  ///< a signed note
  friend bool operator==(const AddCheckpoint&, const AddCheckpoint&) = default;
};

/// `old N`, the hashes, an empty line, the note.
std::string to_text(const AddCheckpoint& request);
/// Does not look into the note. Errors: ledger.witness_request_malformed.
Result<AddCheckpoint> parse_add_checkpoint(std::string_view body);

/// A log the witness follows and the last head it cosigned (size 0: none yet).
struct FollowedLog {
  std::string origin;
  std::vector<VerifierKey> keys;
  TreeHead last;
};

/// What a witness answers; the server sends it as it stands.
struct WitnessAnswer {
  int status = 400;  ///< 200, 400, 403, 404, 409 or 422
  std::string content_type;
  std::string body;  ///< 200: the cosignature line; 409: the size last cosigned
  /// On 200 the new last head of the log: make it durable before the answer is sent.
  struct Accepted {
    std::string origin;
    TreeHead head;
  };
  std::optional<Accepted> accepted;
};

/// Who answers and when.
struct WitnessContext {
  const SignerKey& key;  ///< of kind cosignature_ed25519
  UnixSeconds now;
};

/// The whole rule of a witness, without state: the caller keeps `logs` and applies `accepted` in
/// the same transaction, so that two requests never both see the old head.
/// Source: C2SP tlog-witness, section add-checkpoint.
WitnessAnswer answer_add_checkpoint(std::string_view body, std::span<const FollowedLog> logs,
                                    const WitnessContext& context);

}  // namespace huanxin::ledger

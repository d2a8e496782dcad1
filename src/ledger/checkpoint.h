#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/note.h"
#include "ledger/tree.h"

namespace huanxin::ledger {

/// The state of a log as it is signed. Source: C2SP tlog-checkpoint.
struct Checkpoint {
  std::string origin;  ///< names the log: not empty, no line feed
  TreeHead head;
  /// Lines of others after the root; we write none.
  std::vector<std::string> extensions;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Origin, size and root, one a line: the text that is signed.
std::string to_text(const Checkpoint& checkpoint);

/// Reads the text of a checkpoint, without signatures. Errors: ledger.checkpoint_malformed.
Result<Checkpoint> parse_checkpoint(std::string_view text);

/// The checkpoint as a signed note. Keys of kind Ed25519 and SM2; witnesses cosign (cosignature.h).
/// Cost: one signature per key.
std::string sign_checkpoint(const Checkpoint& checkpoint, std::span<const SignerKey> keys);

/// A checkpoint whose signatures have been checked.
struct OpenedCheckpoint {
  Checkpoint checkpoint;
  OpenedNote note;
};

/// What a verifier knows of a log.
struct LogIdentity {
  std::string origin;
  VerifierKey key;                     ///< the log's own key: must have signed
  std::vector<VerifierKey> witnesses;  ///< also checked where they signed
};

/// Checks signatures and origin of a signed checkpoint.
/// Errors: those of open_note; ledger.checkpoint_malformed; ledger.checkpoint_wrong_origin;
///         ledger.checkpoint_not_signed_by_log, if only witnesses signed.
Result<OpenedCheckpoint> open_checkpoint(std::string_view note, const LogIdentity& log);

/// As above, without a known origin or log key: any one of the keys must have signed.
Result<OpenedCheckpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> keys);

}  // namespace huanxin::ledger

#pragma once

#include <string_view>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/note.h"

namespace huanxin::ledger {

/// A witness says: at this time I knew this checkpoint, and no other of that size.
///
/// `text` is the text of the checkpoint (note.text). A key of another kind is a bug.
/// Source: C2SP tlog-cosignature, Ed25519, type 0x04.
NoteSignature cosign(std::string_view text, const SignerKey& key, UnixSeconds now);

/// The bytes a witness signs: `cosignature/v1`, the time, the text.
std::string cosigned_text(std::string_view text, UnixSeconds when);

/// How many of the given witnesses must have cosigned, e.g. 2 of 3.
struct WitnessPolicy {
  std::vector<VerifierKey> witnesses;
  std::size_t needed = 0;
};

/// Errors: ledger.too_few_witnesses.
Result<Done> check_witnesses(const OpenedNote& note, const WitnessPolicy& policy);

}  // namespace huanxin::ledger

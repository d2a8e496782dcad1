#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/proof.h"

namespace huanxin::ledger {

/// That an entry is in a log, in one text that needs no server. Source: C2SP tlog-proof v1.
struct ProofFile {
  std::optional<Bytes> extra;  ///< what the application adds: see receipt.h
  std::uint64_t index = 0;
  Proof proof;
  std::string checkpoint;  ///< a signed, maybe cosigned note
  friend bool operator==(const ProofFile&, const ProofFile&) = default;
};

/// `c2sp.org/tlog-proof@v1`, the extra line, the index, the hashes, an empty line, the checkpoint.
std::string to_text(const ProofFile& file);

/// Checks the form alone. Errors: ledger.proof_file_malformed with the line.
Result<ProofFile> parse_proof_file(std::string_view text);

/// Checks signatures, origin and inclusion, offline.
/// Errors: those of open_checkpoint and verify_inclusion.
Result<OpenedCheckpoint> verify_proof_file(const ProofFile& file, const Hash& leaf,
                                           const LogIdentity& log);

}  // namespace huanxin::ledger

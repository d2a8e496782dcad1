#pragma once

#include <optional>
#include <string>

#include "ledger/internal/text_lines.h"
#include "ledger/proof.h"

namespace huanxin::ledger {

/// One base64 line for each hash, and the empty line that ends them.
std::string to_proof_lines(const Proof& proof);

/// Reads up to and with the empty line; nothing where a line is no hash, where there are more than
/// 63 (no tree is higher) or where the text ends before.
std::optional<Proof> read_proof_lines(LineReader& lines);

}  // namespace huanxin::ledger

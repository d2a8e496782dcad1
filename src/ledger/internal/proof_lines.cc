#include "ledger/internal/proof_lines.h"

namespace huanxin::ledger {
namespace {

constexpr std::size_t kProofHashesMax = 63;

}  // namespace

std::string to_proof_lines(const Proof& proof) {
  std::string text;
  for (const Hash& hash : proof) text += to_base64(hash) + "\n";
  return text + "\n";
}

std::optional<Proof> read_proof_lines(LineReader& lines) {
  Proof proof;
  while (true) {
    const auto line = lines.next();
    if (!line) return std::nullopt;
    if (line->empty()) return proof;
    const auto hash = hash_from_base64(*line);
    if (!hash || proof.size() == kProofHashesMax) return std::nullopt;
    proof.push_back(*hash);
  }
}

}  // namespace huanxin::ledger

#include "ledger/proof_file.h"

#include "ledger/errors.h"
#include "ledger/internal/text_lines.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kHeader = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";
constexpr std::size_t kProofHashesMax = 63;

Error malformed(const LineReader& lines) {
  return Error::of(errors::kProofFileMalformed, {std::to_string(lines.line())});
}

// The hashes up to and with the empty line.
Result<Proof> parse_hashes(LineReader& lines) {
  Proof proof;
  while (true) {
    const auto line = lines.next();
    if (!line) return malformed(lines);
    if (line->empty()) return proof;
    const auto hash = hash_from_base64(*line);
    if (!hash || proof.size() == kProofHashesMax) return malformed(lines);
    proof.push_back(*hash);
  }
}

}  // namespace

std::string to_text(const ProofFile& file) {
  std::string text = std::string(kHeader) + "\n";
  if (file.extra) text += std::string(kExtra) + to_base64(*file.extra) + "\n";
  text += std::string(kIndex) + std::to_string(file.index) + "\n";
  for (const Hash& hash : file.proof) text += to_base64(hash) + "\n";
  return text + "\n" + file.checkpoint;
}

Result<ProofFile> parse_proof_file(std::string_view text) {
  LineReader lines(text);
  ProofFile file;
  auto line = lines.next();
  if (!line || *line != kHeader) return malformed(lines);
  line = lines.next();
  if (line && line->starts_with(kExtra)) {
    file.extra = from_base64(line->substr(kExtra.size()));
    if (!file.extra) return malformed(lines);
    line = lines.next();
  }
  if (!line || !line->starts_with(kIndex)) return malformed(lines);
  const auto index = parse_decimal(line->substr(kIndex.size()));
  if (!index) return malformed(lines);
  file.index = *index;
  HX_TRY(file.proof, parse_hashes(lines));
  file.checkpoint = lines.rest();
  HX_DO(parse_note(file.checkpoint));
  return file;
}

Result<OpenedCheckpoint> verify_proof_file(const ProofFile& file, const Hash& leaf,
                                           const LogIdentity& log) {
  HX_TRY(OpenedCheckpoint opened, open_checkpoint(file.checkpoint, log));
  HX_DO(verify_inclusion({leaf, file.index, opened.checkpoint.head}, file.proof));
  return opened;
}

}  // namespace huanxin::ledger

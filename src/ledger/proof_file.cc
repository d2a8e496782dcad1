#include "ledger/proof_file.h"

#include "ledger/errors.h"
#include "ledger/internal/proof_lines.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kHeader = "c2sp.org/tlog-proof@v1";
constexpr std::string_view kExtra = "extra ";
constexpr std::string_view kIndex = "index ";

Error malformed(const LineReader& lines) {
  return Error::of(errors::kProofFileMalformed, {std::to_string(lines.line())});
}

}  // namespace

std::string to_text(const ProofFile& file) {
  std::string text = std::string(kHeader) + "\n";
  if (file.extra) text += std::string(kExtra) + to_base64(*file.extra) + "\n";
  text += std::string(kIndex) + std::to_string(file.index) + "\n";
  return text + to_proof_lines(file.proof) + file.checkpoint;
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
  auto proof = read_proof_lines(lines);
  if (!proof) return malformed(lines);
  file.proof = *std::move(proof);
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

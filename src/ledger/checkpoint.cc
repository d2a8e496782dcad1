#include "ledger/checkpoint.h"

#include <cstdint>
#include <limits>

#include "base/check.h"
#include "base/text.h"
#include "ledger/errors.h"
#include "ledger/internal/text_lines.h"

namespace huanxin::ledger {
namespace {

// Other implementations keep sizes in signed 64 bits.
constexpr std::uint64_t kSizeMax = std::numeric_limits<std::int64_t>::max();

Error malformed(const LineReader& lines) {
  return Error::of(errors::kCheckpointMalformed, {std::to_string(lines.line())});
}

}  // namespace

std::string to_text(const Checkpoint& checkpoint) {
  HX_CHECK(!checkpoint.origin.empty() && checkpoint.origin.find('\n') == std::string::npos);
  std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.head.size) + "\n" +
                     to_base64(checkpoint.head.root) + "\n";
  for (const std::string& line : checkpoint.extensions) text += line + "\n";
  return text;
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  LineReader lines(text);
  Checkpoint checkpoint;
  const auto origin = lines.next();
  if (!origin || origin->empty()) return malformed(lines);
  checkpoint.origin = *origin;
  const auto size_line = lines.next();
  const auto size = size_line ? parse_decimal(*size_line) : std::nullopt;
  if (!size || *size > kSizeMax) return malformed(lines);
  checkpoint.head.size = *size;
  const auto root_line = lines.next();
  if (!root_line) return malformed(lines);
  const auto root = hash_from_base64(*root_line);
  if (!root) return malformed(lines);
  checkpoint.head.root = *root;
  while (!lines.at_end()) {
    const auto line = lines.next();
    if (!line || line->empty()) return malformed(lines);
    checkpoint.extensions.emplace_back(*line);
  }
  return checkpoint;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, std::span<const SignerKey> keys) {
  return sign_note(to_text(checkpoint), keys);
}

Result<OpenedCheckpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> keys) {
  HX_TRY(OpenedNote opened, open_note(note, keys));
  HX_TRY(Checkpoint checkpoint, parse_checkpoint(opened.text));
  return OpenedCheckpoint{std::move(checkpoint), std::move(opened)};
}

Result<OpenedCheckpoint> open_checkpoint(std::string_view note, const LogIdentity& log) {
  std::vector<VerifierKey> keys = log.witnesses;
  keys.push_back(log.key);
  HX_TRY(OpenedCheckpoint opened, open_checkpoint(note, keys));
  if (opened.checkpoint.origin != log.origin) {
    return Error::of(errors::kCheckpointWrongOrigin,
                     {excerpt(opened.checkpoint.origin, 80), log.origin});
  }
  if (!opened.note.signed_by(log.key))
    return Error::of(errors::kCheckpointNotSignedByLog, {log.origin});
  return opened;
}

}  // namespace huanxin::ledger

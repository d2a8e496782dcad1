#include "ledger/witness.h"

#include <algorithm>

#include "base/check.h"
#include "ledger/cosignature.h"
#include "ledger/errors.h"
#include "ledger/internal/proof_lines.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kOld = "old ";
constexpr std::string_view kPlain = "text/plain; charset=utf-8";
constexpr std::string_view kSize = "text/x.tlog.size";

Error malformed(const LineReader& lines) {
  return Error::of(errors::kWitnessRequestMalformed, {std::to_string(lines.line())});
}

WitnessAnswer refuse(int status, std::string_view sentence) {
  return {status, std::string(kPlain), std::string(sentence) + "\n", std::nullopt};
}
WitnessAnswer refuse(int status, const Error& error) { return refuse(status, error.en); }

// The witness cosigned another head than the log thinks: the answer tells which size.
WitnessAnswer conflict(const TreeHead& last) {
  return {409, std::string(kSize), std::to_string(last.size) + "\n", std::nullopt};
}

const FollowedLog* find_log(std::string_view note_text, std::span<const FollowedLog> logs) {
  const std::string_view origin = note_text.substr(0, note_text.find('\n'));
  const auto found = std::find_if(logs.begin(), logs.end(),
                                  [&](const FollowedLog& log) { return log.origin == origin; });
  return found == logs.end() ? nullptr : &*found;
}

// Whether the new head grows out of the last one; the answer of a refusal otherwise.
std::optional<WitnessAnswer> objection(const AddCheckpoint& request, const TreeHead& head,
                                       TreeHead last) {
  if (last.size == 0) last.root = empty_root();
  if (request.old_size > head.size)
    return refuse(400, "The old size is greater than the size of the checkpoint.");
  if (request.old_size != last.size) return conflict(last);
  if (head.size == last.size && head.root != last.root) return conflict(last);
  if (last.size == 0) {
    if (!request.proof.empty()) return refuse(422, "From size 0 the proof must be empty.");
    return std::nullopt;
  }
  const auto consistent = verify_consistency({last, head}, request.proof);
  if (!consistent) return refuse(422, consistent.error());
  return std::nullopt;
}

}  // namespace

std::string to_text(const AddCheckpoint& request) {
  return std::string(kOld) + std::to_string(request.old_size) + "\n" +
         to_proof_lines(request.proof) + request.checkpoint;
}

Result<AddCheckpoint> parse_add_checkpoint(std::string_view body) {
  LineReader lines(body);
  const auto first = lines.next();
  if (!first || !first->starts_with(kOld)) return malformed(lines);
  const auto old_size = parse_decimal(first->substr(kOld.size()));
  if (!old_size) return malformed(lines);
  auto proof = read_proof_lines(lines);
  if (!proof) return malformed(lines);
  AddCheckpoint request{*old_size, *std::move(proof), std::string(lines.rest())};
  if (request.checkpoint.empty()) return malformed(lines);
  return request;
}

WitnessAnswer answer_add_checkpoint(std::string_view body, std::span<const FollowedLog> logs,
                                    const WitnessContext& context) {
  const auto request = parse_add_checkpoint(body);
  if (!request) return refuse(400, request.error());
  const auto note = parse_note(request->checkpoint);
  if (!note && note.error().code == errors::kNoteMalformed.code) return refuse(400, note.error());
  const FollowedLog* const log = find_log(request->checkpoint, logs);
  if (log == nullptr) return refuse(404, "This witness does not follow a log of that origin.");
  const auto opened = open_note(request->checkpoint, log->keys);
  if (!opened) return refuse(403, opened.error());
  const auto checkpoint = parse_checkpoint(opened->text);
  if (!checkpoint) return refuse(400, checkpoint.error());
  if (auto answer = objection(*request, checkpoint->head, log->last)) return *std::move(answer);
  return {200, std::string(kPlain), to_text(cosign(opened->text, context.key, context.now)),
          WitnessAnswer::Accepted{log->origin, checkpoint->head}};
}

}  // namespace huanxin::ledger

#include "ledger/note.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "ledger/errors.h"
#include "ledger/internal/text_lines.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kDash = "\xE2\x80\x94 ";  // U+2014 and a space
constexpr std::size_t kNoteBytesMax = 1'000'000;
constexpr std::size_t kSignaturesMax = 100;
constexpr std::size_t kKeyIdBytes = 4;

Error malformed(std::string_view what) { return Error::of(errors::kNoteMalformed, {what}); }

// White space of Unicode beyond ASCII, in UTF-8.
constexpr std::string_view kWideSpaces[] = {
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
    "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
    "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

// Base64 that differs from its canonical form only in the bits after the last byte. Lenient readers
// ignore these bits; to us such a line is one whose signature was changed.
bool is_loose_base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto padding = text.find('=');
  if (padding == std::string_view::npos || padding == 0) return false;
  const auto value = kDigits.find(text[padding - 1]);
  if (value == std::string_view::npos) return false;
  std::string canonical(text);
  const std::size_t stray = text.size() - padding == 1 ? 3 : 15;
  canonical[padding - 1] = kDigits[value & ~stray];
  return from_base64(canonical).has_value();
}

Result<NoteSignature> signature_from_line(std::string_view line) {
  if (!line.starts_with(kDash)) return malformed("signature line");
  line.remove_prefix(kDash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space)))
    return malformed("name of a signature");
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes && is_loose_base64(line.substr(space + 1)))
    return Error::of(errors::kSignatureWrong, {excerpt(line.substr(0, space), 80)});
  if (!bytes || bytes->size() <= kKeyIdBytes) return malformed("base64 of a signature");
  NoteSignature signature{std::string(line.substr(0, space)), 0, {}};
  for (std::size_t i = 0; i < kKeyIdBytes; ++i)
    signature.key_id = signature.key_id << 8 | (*bytes)[i];
  signature.bytes.assign(bytes->begin() + kKeyIdBytes, bytes->end());
  return signature;
}

// The one known key that a line says to be by; null if none.
Result<const VerifierKey*> key_of(const NoteSignature& signature,
                                  std::span<const VerifierKey> keys) {
  const VerifierKey* found = nullptr;
  for (const VerifierKey& key : keys) {
    if (!key.claims(signature)) continue;
    if (found != nullptr) return Error::of(errors::kKeysAmbiguous, {signature.name});
    found = &key;
  }
  return found;
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || !is_clean_utf8(name)) return false;
  if (name.find_first_of("+ \t\n\v\f\r") != std::string_view::npos) return false;
  return std::none_of(std::begin(kWideSpaces), std::end(kWideSpaces), [&](std::string_view space) {
    return name.find(space) != std::string_view::npos;
  });
}

std::string to_text(const NoteSignature& signature) {
  Bytes bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes.push_back(static_cast<std::uint8_t>(signature.key_id >> shift));
  bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
  return std::string(kDash) + signature.name + " " + to_base64(bytes) + "\n";
}

std::string to_text(const Note& note) {
  HX_CHECK(note.text.ends_with('\n'));
  std::string text = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) text += to_text(signature);
  return text;
}

Result<NoteSignature> parse_signature_line(std::string_view line) {
  if (!line.ends_with('\n') || !is_clean_utf8(line)) return malformed("signature line");
  return signature_from_line(line.substr(0, line.size() - 1));
}

Result<Note> parse_note(std::string_view text) {
  if (text.size() > kNoteBytesMax) return malformed("too long");
  if (!is_clean_utf8(text) || text.find('\t') != std::string_view::npos)
    return malformed("control characters");
  // The text itself may hold empty lines: the last one divides.
  const auto split = text.rfind("\n\n");
  if (split == std::string_view::npos) return malformed("no empty line before the signatures");
  Note note{std::string(text.substr(0, split + 1)), {}};
  LineReader lines(text.substr(split + 2));
  while (!lines.at_end()) {
    const auto line = lines.next();
    if (!line) return malformed("no line feed at the end");
    HX_TRY(NoteSignature signature, signature_from_line(*line));
    note.signatures.push_back(std::move(signature));
    if (note.signatures.size() > kSignaturesMax) return malformed("too many signatures");
  }
  if (note.signatures.empty()) return malformed("no signature");
  return note;
}

bool OpenedNote::signed_by(const VerifierKey& key) const {
  return std::any_of(good.begin(), good.end(),
                     [&](const GoodSignature& signature) { return signature.key == key; });
}

Result<OpenedNote> open_note(std::string_view text, std::span<const VerifierKey> keys) {
  HX_TRY(Note note, parse_note(text));
  OpenedNote opened{note.text, {}, {}};
  for (NoteSignature& signature : note.signatures) {
    HX_TRY(const VerifierKey* const key, key_of(signature, keys));
    if (key == nullptr) {
      opened.unknown.push_back(std::move(signature));
      continue;
    }
    if (!key->verifies(note.text, signature))
      return Error::of(errors::kSignatureWrong, {signature.name});
    if (opened.signed_by(*key)) continue;
    const auto signed_at = key->time_in(signature);
    opened.good.push_back({std::move(signature), *key, signed_at});
  }
  if (opened.good.empty()) return Error::of(errors::kNoteUnsigned);
  return opened;
}

std::string sign_note(std::string_view text, std::span<const SignerKey> keys) {
  Note note{std::string(text), {}};
  for (const SignerKey& key : keys) note.signatures.push_back(key.sign(text));
  return to_text(note);
}

Result<std::string> with_signature(std::string_view text, const NoteSignature& signature) {
  HX_TRY(Note note, parse_note(text));
  const auto& present = note.signatures;
  if (std::find(present.begin(), present.end(), signature) == present.end())
    note.signatures.push_back(signature);
  return to_text(note);
}

}  // namespace huanxin::ledger

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace huanxin::ledger {

/// The algorithm of a key, as its first byte says.
enum class KeyKind : std::uint8_t {
  ed25519 = 0x01,              ///< signs the text of the note
  cosignature_ed25519 = 0x04,  ///< a witness: signs the text and the time
  sm2_sm3 = 0xff,              ///< 0xff and the identifier `sm2-sm3/v1`: 国密, optional
};

/// 32 secret bytes from which a key is made.
using Seed = std::array<std::uint8_t, 32>;

/// Seconds since 1970-01-01T00:00:00Z, as cosignatures carry.
struct UnixSeconds {
  std::uint64_t value = 0;
  friend auto operator<=>(UnixSeconds, UnixSeconds) = default;
};

/// One signature line as it stands in a note, checked or not.
struct NoteSignature {
  std::string name;  ///< who says to have signed
  std::uint32_t key_id = 0;
  Bytes bytes;  ///< after the key id; a cosignature starts with its time
  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

/// A signed text. Source: C2SP signed-note.
struct Note {
  std::string text;  ///< ends with a line feed
  std::vector<NoteSignature> signatures;
  friend bool operator==(const Note&, const Note&) = default;
};

/// `— <name> <base64>` and a line feed.
std::string to_text(const NoteSignature& signature);
/// The whole note: text, empty line, signature lines.
std::string to_text(const Note& note);
/// Checks the form alone, never a signature.
/// Errors: ledger.note_malformed; ledger.signature_wrong for base64 with stray bits at its end.
Result<Note> parse_note(std::string_view text);
/// One signature line with its line feed. Errors: ledger.note_malformed.
Result<NoteSignature> parse_signature_line(std::string_view line);

/// A public key as `<name>+<key id, 8 hex>+<base64>`.
class VerifierKey {
 public:
  /// Errors: ledger.key_malformed, ledger.key_kind_unknown.
  static Result<VerifierKey> parse(std::string_view text);
  /// From the raw public key: 32 bytes for Ed25519, 65 (0x04 x y) for SM2.
  /// Errors: ledger.key_malformed.
  static Result<VerifierKey> from_public_key(std::string name, KeyKind kind, ByteSpan public_key);

  std::string text() const;
  const std::string& name() const { return name_; }
  std::uint32_t id() const { return id_; }
  KeyKind kind() const { return kind_; }
  const Bytes& public_key() const { return public_key_; }

  /// Whether a line says to be by this key.
  bool claims(const NoteSignature& signature) const;
  /// Whether the signature is by this key over this text. Never throws on foreign bytes.
  bool verifies(std::string_view text, const NoteSignature& signature) const;
  /// The time in a cosignature of a key of that kind; nothing for others.
  std::optional<UnixSeconds> time_in(const NoteSignature& signature) const;

  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;

 private:
  VerifierKey() = default;
  friend class SignerKey;
  std::string name_;
  KeyKind kind_ = KeyKind::ed25519;
  std::uint32_t id_ = 0;
  Bytes public_key_;
};

/// A private key as `PRIVATE+KEY+<name>+<key id, 8 hex>+<base64>`. Keep it secret.
class SignerKey {
 public:
  /// Errors: ledger.key_malformed, ledger.key_kind_unknown.
  static Result<SignerKey> parse(std::string_view text);
  /// The same seed gives the same key. Errors: ledger.key_malformed, if the name may not be one.
  static Result<SignerKey> from_seed(std::string name, KeyKind kind, const Seed& seed);

  std::string text() const;
  const VerifierKey& verifier() const { return verifier_; }

  /// Signs a note text with an Ed25519 or SM2 key. Ed25519 is deterministic, SM2 is not.
  /// A text without final line feed or a witness key is a bug: see cosignature.h.
  /// Cost: Ed25519 40 µs, SM2 350 µs.
  NoteSignature sign(std::string_view text) const;

 private:
  friend NoteSignature cosign(std::string_view text, const SignerKey& key, UnixSeconds now);
  SignerKey() = default;
  static Result<SignerKey> from_secret(std::string name, KeyKind kind, const Seed& secret);
  VerifierKey verifier_ = {};
  Seed secret_{};  // Ed25519: the seed of RFC 8032; SM2: the private scalar
};

/// Whether `name` may name a key: not empty, UTF-8, no white space, no `+`.
bool is_key_name(std::string_view name);

/// A signature that was found good.
struct GoodSignature {
  NoteSignature signature;
  VerifierKey key;
  std::optional<UnixSeconds> signed_at;  ///< of a cosignature
};

/// A note at least one signature of which is good.
struct OpenedNote {
  std::string text;
  std::vector<GoodSignature> good;     ///< in the order of the note, each key once
  std::vector<NoteSignature> unknown;  ///< by keys that were not given: not checked

  bool signed_by(const VerifierKey& key) const;
};

/// Checks a note against the known keys.
///
/// Lines of unknown keys are ignored; a line of a known key that does not verify refuses the note.
/// Errors: ledger.note_malformed, ledger.signature_wrong, ledger.note_unsigned (no known key),
///         ledger.keys_ambiguous (two known keys of one name and id).
/// Cost:   one verification per line of a known key.
Result<OpenedNote> open_note(std::string_view note, std::span<const VerifierKey> keys);

/// Signs a text with all keys, in their order, as a note.
std::string sign_note(std::string_view text, std::span<const SignerKey> keys);

/// Adds a signature line, unless this very line already stands there.
/// Errors: ledger.note_malformed.
Result<std::string> with_signature(std::string_view note, const NoteSignature& signature);

}  // namespace huanxin::ledger

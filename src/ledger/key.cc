// Verifier and signer keys as C2SP signed-note writes them.

#include <algorithm>
#include <optional>

#include "base/check.h"
#include "base/text.h"
#include "ledger/cosignature.h"
#include "ledger/errors.h"
#include "ledger/internal/signing.h"
#include "ledger/note.h"
#include "ledger/sm.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kSm2Identifier = "sm2-sm3/v1";
constexpr std::size_t kTimeBytes = 8;
constexpr std::string_view kSignerPrefix = "PRIVATE+KEY+";

std::string hex_of(std::uint32_t id) {
  Bytes bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes.push_back(static_cast<std::uint8_t>(id >> shift));
  return to_hex(bytes);
}

// The bytes before the key material: the kind, and for 0xff a name that nobody else uses.
Bytes prefix_of(KeyKind kind) {
  std::string prefix(1, static_cast<char>(kind));
  if (kind == KeyKind::sm2_sm3) prefix += kSm2Identifier;
  return {prefix.begin(), prefix.end()};
}

Bytes concat(Bytes first, ByteSpan second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::uint32_t key_id_of(std::string_view name, ByteSpan encoded_key) {
  Sha256 hasher;
  hasher.update(name).update("\n").update(encoded_key);
  const Digest digest = hasher.finish();
  return static_cast<std::uint32_t>(digest[0]) << 24 | static_cast<std::uint32_t>(digest[1]) << 16 |
         static_cast<std::uint32_t>(digest[2]) << 8 | digest[3];
}

Error malformed(std::string_view what) { return Error::of(errors::kKeyMalformed, {what}); }

// `<name>+<id>+<base64>` taken apart. Base64 may itself hold a `+`.
struct KeyParts {
  std::string name;
  std::string_view id;
  KeyKind kind = KeyKind::ed25519;
  Bytes material;
};

Result<KeyParts> take_apart(std::string_view text) {
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return malformed("<name>+<id>+<base64>");
  KeyParts parts;
  parts.name = text.substr(0, first);
  parts.id = text.substr(first + 1, second - first - 1);
  if (!is_key_name(parts.name)) return malformed("name");
  auto encoded = from_base64(text.substr(second + 1));
  if (!encoded || encoded->empty()) return malformed("base64");

  for (const KeyKind kind : {KeyKind::ed25519, KeyKind::cosignature_ed25519, KeyKind::sm2_sm3}) {
    const std::string prefix(as_text(prefix_of(kind)));
    if (!as_text(*encoded).starts_with(prefix)) continue;
    parts.kind = kind;
    parts.material.assign(encoded->begin() + static_cast<std::ptrdiff_t>(prefix.size()),
                          encoded->end());
    return parts;
  }
  return Error::of(errors::kKeyKindUnknown, {excerpt(parts.name, 80)});
}

UnixSeconds time_of(const NoteSignature& signature) {
  UnixSeconds time;
  for (std::size_t i = 0; i < kTimeBytes; ++i) time.value = time.value << 8 | signature.bytes[i];
  return time;
}

}  // namespace

Result<VerifierKey> VerifierKey::from_public_key(std::string name, KeyKind kind,
                                                 ByteSpan public_key) {
  if (!is_key_name(name)) return malformed("name");
  if (public_key.size() != (kind == KeyKind::sm2_sm3 ? 65U : 32U)) return malformed("length");
  VerifierKey key;
  key.name_ = std::move(name);
  key.kind_ = kind;
  key.public_key_.assign(public_key.begin(), public_key.end());
  key.id_ = key_id_of(key.name_, concat(prefix_of(kind), public_key));
  return key;
}

Result<VerifierKey> VerifierKey::parse(std::string_view text) {
  HX_TRY(KeyParts parts, take_apart(text));
  HX_TRY(VerifierKey key, from_public_key(std::move(parts.name), parts.kind, parts.material));
  if (parts.id != hex_of(key.id_)) return malformed("id");
  return key;
}

std::string VerifierKey::text() const {
  return name_ + "+" + hex_of(id_) + "+" + to_base64(concat(prefix_of(kind_), public_key_));
}

bool VerifierKey::claims(const NoteSignature& signature) const {
  return signature.key_id == id_ && signature.name == name_;
}

bool VerifierKey::verifies(std::string_view text, const NoteSignature& signature) const {
  if (!claims(signature)) return false;
  switch (kind_) {
    case KeyKind::ed25519: return ed25519_verify({public_key_, text, signature.bytes});
    case KeyKind::cosignature_ed25519: {
      if (signature.bytes.size() < kTimeBytes) return false;
      const std::string message = cosigned_text(text, time_of(signature));
      return ed25519_verify({public_key_, message, ByteSpan(signature.bytes).subspan(kTimeBytes)});
    }
    case KeyKind::sm2_sm3: return verify_sm2({public_key_, kSm2DefaultId, text, signature.bytes});
  }
  return false;
}

std::optional<UnixSeconds> VerifierKey::time_in(const NoteSignature& signature) const {
  if (kind_ != KeyKind::cosignature_ed25519 || signature.bytes.size() < kTimeBytes)
    return std::nullopt;
  return time_of(signature);
}

Result<SignerKey> SignerKey::from_seed(std::string name, KeyKind kind, const Seed& seed) {
  return from_secret(std::move(name), kind,
                     kind == KeyKind::sm2_sm3 ? sm2_scalar_from(seed) : seed);
}

Result<SignerKey> SignerKey::from_secret(std::string name, KeyKind kind, const Seed& secret) {
  const auto public_key =
      kind == KeyKind::sm2_sm3 ? sm2_public_key(secret) : std::optional(ed25519_public_key(secret));
  if (!public_key) return malformed("secret");
  SignerKey key;
  HX_TRY(key.verifier_, VerifierKey::from_public_key(std::move(name), kind, *public_key));
  key.secret_ = secret;
  return key;
}

Result<SignerKey> SignerKey::parse(std::string_view text) {
  if (!text.starts_with(kSignerPrefix)) return malformed("PRIVATE+KEY+");
  HX_TRY(KeyParts parts, take_apart(text.substr(kSignerPrefix.size())));
  Seed secret{};
  if (parts.material.size() != secret.size()) return malformed("length");
  std::copy(parts.material.begin(), parts.material.end(), secret.begin());
  HX_TRY(SignerKey key, from_secret(std::move(parts.name), parts.kind, secret));
  if (parts.id != hex_of(key.verifier_.id())) return malformed("id");
  return key;
}

std::string SignerKey::text() const {
  return std::string(kSignerPrefix) + verifier_.name() + "+" + hex_of(verifier_.id()) + "+" +
         to_base64(concat(prefix_of(verifier_.kind()), secret_));
}

NoteSignature SignerKey::sign(std::string_view text) const {
  HX_CHECK(text.ends_with('\n'));
  HX_CHECK(verifier_.kind() != KeyKind::cosignature_ed25519);
  NoteSignature signature{verifier_.name(), verifier_.id(), {}};
  signature.bytes =
      verifier_.kind() == KeyKind::sm2_sm3 ? sm2_sign(secret_, text) : ed25519_sign(secret_, text);
  return signature;
}

NoteSignature cosign(std::string_view text, const SignerKey& key, UnixSeconds now) {
  HX_CHECK(text.ends_with('\n'));
  HX_CHECK(key.verifier_.kind() == KeyKind::cosignature_ed25519);
  NoteSignature signature{key.verifier_.name(), key.verifier_.id(), {}};
  for (int shift = 56; shift >= 0; shift -= 8)
    signature.bytes.push_back(static_cast<std::uint8_t>(now.value >> shift));
  const Bytes signed_bytes = ed25519_sign(key.secret_, cosigned_text(text, now));
  signature.bytes = concat(std::move(signature.bytes), signed_bytes);
  return signature;
}

}  // namespace huanxin::ledger

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/hash.h"
#include "ledger/note.h"

namespace huanxin::ledger {

/// Ed25519 (RFC 8032), pure: the message is not hashed before.
Bytes ed25519_public_key(const Seed& seed);
Bytes ed25519_sign(const Seed& seed, std::string_view message);
/// False for a key or signature that is not well formed.
struct Ed25519Claim {
  ByteSpan public_key;
  std::string_view message;
  ByteSpan signature;
};
bool ed25519_verify(const Ed25519Claim& claim);

/// The private scalar of an SM2 key, 1 to n - 2, big-endian. Biased by less than 2^-31, since the
/// order n lies just below 2^256.
Seed sm2_scalar_from(const Seed& seed);
/// 0x04 x y; nothing for a scalar out of range.
std::optional<Bytes> sm2_public_key(const Seed& scalar);
/// A new DER signature each time, with the default distinguishing id.
Bytes sm2_sign(const Seed& scalar, std::string_view message);

}  // namespace huanxin::ledger

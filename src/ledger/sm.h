#pragma once

#include <string_view>

#include "base/hash.h"

namespace huanxin::ledger {

/// GB/T 32905-2016: 32 bytes.
Digest sm3(ByteSpan bytes);

/// Who signed what, for SM2 with SM3 over Z || message.
struct Sm2Claim {
  ByteSpan public_key;       ///< 65 bytes: 0x04 x y
  std::string_view dist_id;  ///< the signer's distinguishing identifier
  std::string_view message;
  ByteSpan signature_der;
};

/// The identifier GM/T 0009-2012 gives for signers without one of their own.
inline constexpr std::string_view kSm2DefaultId = "1234567812345678";

/// Whether the signature is good; false also for a key or signature that is not well formed.
/// Source: GB/T 32918.2-2016. Cost: about 400 µs.
bool verify_sm2(const Sm2Claim& claim);

}  // namespace huanxin::ledger

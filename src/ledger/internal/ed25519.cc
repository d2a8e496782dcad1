#include <openssl/evp.h>

#include <memory>

#include "base/check.h"
#include "ledger/internal/signing.h"

namespace huanxin::ledger {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Key private_key(const Seed& seed) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()),
          &EVP_PKEY_free);
  HX_CHECK(key != nullptr);
  return key;
}

}  // namespace

Bytes ed25519_public_key(const Seed& seed) {
  const Key key = private_key(seed);
  Bytes bytes(kKeyBytes);
  std::size_t size = bytes.size();
  HX_CHECK(EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) == 1 && size == kKeyBytes);
  return bytes;
}

Bytes ed25519_sign(const Seed& seed, std::string_view message) {
  const Key key = private_key(seed);
  const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  HX_CHECK(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
  Bytes signature(kSignatureBytes);
  std::size_t size = signature.size();
  const ByteSpan bytes = as_bytes(message);
  HX_CHECK(EVP_DigestSign(context.get(), signature.data(), &size, bytes.data(), bytes.size()) == 1);
  HX_CHECK(size == kSignatureBytes);
  return signature;
}

bool ed25519_verify(const Ed25519Claim& claim) {
  if (claim.public_key.size() != kKeyBytes || claim.signature.size() != kSignatureBytes)
    return false;
  const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, claim.public_key.data(),
                                            claim.public_key.size()),
                &EVP_PKEY_free);
  if (key == nullptr) return false;
  const DigestContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1) return false;
  const ByteSpan message = as_bytes(claim.message);
  return EVP_DigestVerify(context.get(), claim.signature.data(), claim.signature.size(),
                          message.data(), message.size()) == 1;
}

}  // namespace huanxin::ledger

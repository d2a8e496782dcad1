#include "ledger/sm.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <memory>
#include <optional>

#include "base/check.h"
#include "ledger/internal/signing.h"

namespace huanxin::ledger {
namespace {

constexpr std::size_t kPointBytes = 65;
constexpr std::uint8_t kUncompressed = 0x04;

template <auto free_function>
struct Free {
  template <typename T>
  void operator()(T* object) const {
    free_function(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, Free<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Free<EC_POINT_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;

Group sm2_group() {
  Group group(EC_GROUP_new_by_curve_name(NID_sm2));
  HX_CHECK(group != nullptr);
  return group;
}

Number number_from(ByteSpan bytes) {
  return Number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

// n - 2, the largest private key that GB/T 32918.1 allows.
Number scalar_max(const EC_GROUP* group) {
  Number max(BN_dup(EC_GROUP_get0_order(group)));
  HX_CHECK(max != nullptr && BN_sub_word(max.get(), 2) == 1);
  return max;
}

// Null if the point does not lie on the curve.
Key make_key(ByteSpan public_key, const BIGNUM* scalar) {
  const ParamBuilder builder(OSSL_PARAM_BLD_new());
  HX_CHECK(builder != nullptr);
  HX_CHECK(OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0));
  HX_CHECK(OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                            public_key.data(), public_key.size()));
  if (scalar != nullptr)
    HX_CHECK(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar));
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
  HX_CHECK(params != nullptr && context != nullptr);
  HX_CHECK(EVP_PKEY_fromdata_init(context.get()) == 1);
  EVP_PKEY* key = nullptr;
  const int selection = scalar != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  if (EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1) return nullptr;
  return Key(key);
}

// One signing or verifying, with the distinguishing identifier set before it starts.
struct Operation {
  KeyContext key_context;
  DigestContext context;
};
Operation prepare(EVP_PKEY* key, std::string_view dist_id) {
  Operation operation{KeyContext(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr)),
                      DigestContext(EVP_MD_CTX_new())};
  HX_CHECK(operation.key_context != nullptr && operation.context != nullptr);
  HX_CHECK(EVP_PKEY_CTX_set1_id(operation.key_context.get(), dist_id.data(),
                                static_cast<int>(dist_id.size())) == 1);
  EVP_MD_CTX_set_pkey_ctx(operation.context.get(), operation.key_context.get());
  return operation;
}

}  // namespace

Digest sm3(ByteSpan bytes) {
  Digest digest;
  unsigned size = 0;
  HX_CHECK(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sm3(), nullptr) == 1);
  HX_CHECK(size == digest.size());
  return digest;
}

bool verify_sm2(const Sm2Claim& claim) {
  if (claim.public_key.size() != kPointBytes || claim.public_key[0] != kUncompressed) return false;
  const Key key = make_key(claim.public_key, nullptr);
  if (key == nullptr) return false;
  const Operation operation = prepare(key.get(), claim.dist_id);
  if (EVP_DigestVerifyInit(operation.context.get(), nullptr, EVP_sm3(), nullptr, key.get()) != 1)
    return false;
  const ByteSpan message = as_bytes(claim.message);
  return EVP_DigestVerify(operation.context.get(), claim.signature_der.data(),
                          claim.signature_der.size(), message.data(), message.size()) == 1;
}

Seed sm2_scalar_from(const Seed& seed) {
  const Group group = sm2_group();
  const Number max = scalar_max(group.get());
  const Number value = number_from(seed);
  Number scalar(BN_new());
  const std::unique_ptr<BN_CTX, Free<BN_CTX_free>> scratch(BN_CTX_new());
  HX_CHECK(BN_mod(scalar.get(), value.get(), max.get(), scratch.get()) == 1);
  HX_CHECK(BN_add_word(scalar.get(), 1) == 1);
  Seed bytes{};
  HX_CHECK(BN_bn2binpad(scalar.get(), bytes.data(), static_cast<int>(bytes.size())) > 0);
  return bytes;
}

std::optional<Bytes> sm2_public_key(const Seed& scalar) {
  const Group group = sm2_group();
  const Number number = number_from(scalar);
  if (BN_is_zero(number.get()) || BN_cmp(number.get(), scalar_max(group.get()).get()) > 0)
    return std::nullopt;
  const Point point(EC_POINT_new(group.get()));
  HX_CHECK(EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1);
  Bytes bytes(kPointBytes);
  HX_CHECK(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(),
                              bytes.size(), nullptr) == kPointBytes);
  return bytes;
}

Bytes sm2_sign(const Seed& scalar, std::string_view message) {
  const auto public_key = sm2_public_key(scalar);
  HX_CHECK(public_key.has_value());
  const Key key = make_key(*public_key, number_from(scalar).get());
  HX_CHECK(key != nullptr);
  const Operation operation = prepare(key.get(), kSm2DefaultId);
  HX_CHECK(EVP_DigestSignInit(operation.context.get(), nullptr, EVP_sm3(), nullptr, key.get()) ==
           1);
  const ByteSpan bytes = as_bytes(message);
  std::size_t size = 0;
  HX_CHECK(EVP_DigestSign(operation.context.get(), nullptr, &size, bytes.data(), bytes.size()) ==
           1);
  Bytes signature(size);
  HX_CHECK(EVP_DigestSign(operation.context.get(), signature.data(), &size, bytes.data(),
                          bytes.size()) == 1);
  signature.resize(size);
  return signature;
}

}  // namespace huanxin::ledger

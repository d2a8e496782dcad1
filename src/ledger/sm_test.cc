#include "ledger/sm.h"

#include <gtest/gtest.h>

#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

TEST(Sm3, HashesTheExampleOfTheStandard) {
  EXPECT_EQ(to_hex(sm3(as_bytes("abc"))),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

struct Sm2Sample {
  Bytes public_key;
  Bytes signature;
};
Sm2Sample sample() {
  const SignerKey key = testing::key_of("example.com/sm", KeyKind::sm2_sm3);
  return {key.verifier().public_key(), key.sign("text\n").bytes};
}

TEST(Sm2, VerifiesWithTheDefaultIdentifierAndNoOther) {
  const auto [public_key, signature] = sample();
  EXPECT_TRUE(verify_sm2({public_key, kSm2DefaultId, "text\n", signature}));
  EXPECT_FALSE(verify_sm2({public_key, "somebody else", "text\n", signature}));
  EXPECT_FALSE(verify_sm2({public_key, kSm2DefaultId, "other\n", signature}));
}

TEST(Sm2, RefusesKeysThatAreNoPointOfTheCurveAndTruncatedSignatures) {
  const auto [public_key, signature] = sample();
  Bytes off_curve = public_key;
  off_curve[64] ^= 1;
  EXPECT_FALSE(verify_sm2({off_curve, kSm2DefaultId, "text\n", signature}));
  EXPECT_FALSE(verify_sm2({{}, kSm2DefaultId, "text\n", signature}));
  EXPECT_FALSE(verify_sm2({public_key, kSm2DefaultId, "text\n", {}}));
  EXPECT_FALSE(verify_sm2(
      {public_key, kSm2DefaultId, "text\n", ByteSpan(signature).first(signature.size() - 1)}));
}

}  // namespace
}  // namespace huanxin::ledger

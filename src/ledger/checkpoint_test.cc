#include "ledger/checkpoint.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "ledger/cosignature.h"
#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

using testing::key_of;

constexpr auto kOrigin = "example.com/evidence/district";
constexpr UnixSeconds kNow{1'700'000'000};

Checkpoint checkpoint_of(std::uint64_t size) {
  return {kOrigin, {size, testing::tree_of(size).root()}, {}};
}

std::string signed_text(const Checkpoint& checkpoint) {
  const std::vector<SignerKey> keys{key_of(kOrigin)};
  return sign_checkpoint(checkpoint, keys);
}

LogIdentity log_with(std::vector<VerifierKey> witnesses = {}) {
  return {kOrigin, key_of(kOrigin).verifier(), std::move(witnesses)};
}

SignerKey witness_named(const std::string& name) {
  return key_of(name, KeyKind::cosignature_ed25519);
}

TEST(Checkpoint, IsThreeLines) {
  EXPECT_EQ(to_text(checkpoint_of(0)),
            "example.com/evidence/district\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
}

TEST(Checkpoint, KeepsTheExtensionLinesOfOthers) {
  Checkpoint checkpoint = checkpoint_of(3);
  checkpoint.extensions = {"Timestamp: 1", "more"};
  EXPECT_EQ(parse_checkpoint(to_text(checkpoint)).value(), checkpoint);
}

TEST(Checkpoint, IsRefusedWhereALineIsMissingOrSpeltOtherwise) {
  const std::string root = to_base64(empty_root());
  for (const std::string& text :
       {std::string(), std::string("origin\n"), std::string("origin\n1\n"), "\n1\n" + root + "\n",
        "origin\n01\n" + root + "\n", "origin\n-1\n" + root + "\n", "origin\n 1\n" + root + "\n",
        "origin\n9223372036854775808\n" + root + "\n", "origin\n1\n" + root,
        std::string("origin\n1\nAAAA\n"), "origin\n1\n" + root + "\n\n",
        "origin\n1\n" + root + "\nextension"}) {
    EXPECT_EQ(parse_checkpoint(text).error().code, "ledger.checkpoint_malformed") << text;
  }
}

TEST(Checkpoint, OpensForTheLogThatSignedIt) {
  const auto opened = open_checkpoint(signed_text(checkpoint_of(5)), log_with());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->checkpoint, checkpoint_of(5));
}

TEST(Checkpoint, OfAnotherOriginIsRefusedEvenIfTheKeySignedIt) {
  Checkpoint foreign = checkpoint_of(5);
  foreign.origin = "example.com/evidence/elsewhere";
  EXPECT_EQ(open_checkpoint(signed_text(foreign), log_with()).error().code,
            "ledger.checkpoint_wrong_origin");
}

TEST(Checkpoint, SignedByAWitnessAloneIsRefused) {
  const SignerKey witness = witness_named("example.com/w1");
  const std::string text = to_text(checkpoint_of(5));
  const std::string note = to_text(Note{text, {cosign(text, witness, kNow)}});
  EXPECT_EQ(open_checkpoint(note, log_with({witness.verifier()})).error().code,
            "ledger.checkpoint_not_signed_by_log");
}

TEST(Checkpoint, LosesItsForceWithAnySingleBit) {
  const std::string note = signed_text(checkpoint_of(9));
  SeededRandom random(2);
  for (int i = 0; i < 1000; ++i) {
    const std::string changed = testing::flip_a_bit(note, random);
    EXPECT_FALSE(open_checkpoint(changed, log_with())) << changed;
  }
}

TEST(Cosignature, SaysWhenTheWitnessKnewTheCheckpoint) {
  const SignerKey witness = witness_named("example.com/w1");
  const std::string text = to_text(checkpoint_of(5));
  const auto note = with_signature(signed_text(checkpoint_of(5)), cosign(text, witness, kNow));
  const auto opened = open_checkpoint(note.value(), log_with({witness.verifier()}));
  ASSERT_TRUE(opened);
  ASSERT_EQ(opened->note.good.size(), 2U);
  EXPECT_EQ(opened->note.good.back().signed_at, kNow);
}

TEST(Cosignature, IsWrongWithAnotherTime) {
  const SignerKey witness = witness_named("example.com/w1");
  const std::string text = to_text(checkpoint_of(5));
  NoteSignature signature = cosign(text, witness, kNow);
  EXPECT_TRUE(witness.verifier().verifies(text, signature));
  signature.bytes[7] ^= 1;
  EXPECT_FALSE(witness.verifier().verifies(text, signature));
  signature.bytes.resize(7);
  EXPECT_FALSE(witness.verifier().verifies(text, signature));
}

TEST(Cosignature, IsNotASignatureOfTheTextAlone) {
  const SignerKey plain = key_of("example.com/w1");
  const SignerKey witness =
      SignerKey::from_seed("example.com/w1", KeyKind::cosignature_ed25519,
                           testing::seed_of(std::string("example.com/w1").size()))
          .value();
  EXPECT_EQ(plain.verifier().public_key(), witness.verifier().public_key());
  EXPECT_NE(plain.verifier().id(), witness.verifier().id());
}

TEST(WitnessPolicy, IsMetByTwoOfThreeAndNotByOneOfThree) {
  const SignerKey first = witness_named("example.com/w1");
  const SignerKey second = witness_named("example.com/w-2");
  const SignerKey third = witness_named("example.com/w--3");
  const WitnessPolicy policy{{first.verifier(), second.verifier(), third.verifier()}, 2};
  const std::string text = to_text(checkpoint_of(5));
  std::string note = signed_text(checkpoint_of(5));
  const LogIdentity log = log_with(policy.witnesses);
  note = with_signature(note, cosign(text, first, kNow)).value();
  EXPECT_EQ(check_witnesses(open_checkpoint(note, log)->note, policy).error().code,
            "ledger.too_few_witnesses");
  note = with_signature(note, cosign(text, third, kNow)).value();
  EXPECT_TRUE(check_witnesses(open_checkpoint(note, log)->note, policy));
}

}  // namespace
}  // namespace huanxin::ledger

#include "ledger/note.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

using testing::flip_a_bit;
using testing::key_of;

constexpr auto kText = "If it is not written down,\nit did not happen.\n";

std::string signed_by(const SignerKey& key) {
  const std::vector<SignerKey> keys{key};
  return sign_note(kText, keys);
}

Result<OpenedNote> open_with(std::string_view note, const SignerKey& key) {
  const std::vector<VerifierKey> keys{key.verifier()};
  return open_note(note, keys);
}

TEST(Key, PrintsBackAsItWasRead) {
  const std::string vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  const auto key = VerifierKey::parse(vkey);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->name(), "PeterNeumann");
  EXPECT_EQ(key->id(), 0xc74f20a3U);
  EXPECT_EQ(key->text(), vkey);
}

TEST(Key, OfEveryKindComesBackFromItsSecretText) {
  for (const KeyKind kind : {KeyKind::ed25519, KeyKind::cosignature_ed25519, KeyKind::sm2_sm3}) {
    const SignerKey key = key_of("example.com/log", kind);
    const auto again = SignerKey::parse(key.text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->verifier(), key.verifier());
    EXPECT_EQ(VerifierKey::parse(key.verifier().text()).value(), key.verifier());
  }
}

TEST(Key, IsRefusedWithAWrongIdNameOrLength) {
  const std::string good = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  for (const std::string& text :
       {std::string(), std::string("PeterNeumann"), "Peter Neumann" + good.substr(12), "x" + good,
        std::string("+c74f20a3+ARpc"), good.substr(0, good.size() - 4),
        "PeterNeumann+C74F20A3+" + good.substr(22)}) {
    EXPECT_EQ(VerifierKey::parse(text).error().code, "ledger.key_malformed") << text;
  }
  EXPECT_FALSE(SignerKey::parse(good));
  EXPECT_FALSE(SignerKey::from_seed("two words", KeyKind::ed25519, testing::seed_of(1)));
}

TEST(Key, OfAnAlgorithmWeLackIsNamedAsSuch) {
  EXPECT_EQ(VerifierKey::parse("example.com/log+00000000+BgAA").error().code,
            "ledger.key_kind_unknown");
  EXPECT_EQ(VerifierKey::parse("example.com/log+00000000+/wAA").error().code,
            "ledger.key_kind_unknown");
}

TEST(Key, OfSm2RefusesASecretThatIsNoScalar) {
  const SignerKey key = key_of("example.com/log", KeyKind::sm2_sm3);
  Bytes encoded{0xff};
  for (const char letter : std::string_view("sm2-sm3/v1"))
    encoded.push_back(static_cast<std::uint8_t>(letter));
  encoded.resize(encoded.size() + 32, 0xff);
  EXPECT_EQ(
      SignerKey::parse("PRIVATE+KEY+example.com/log+00000000+" + to_base64(encoded)).error().code,
      "ledger.key_malformed");
}

TEST(KeyName, HasNoWhiteSpaceOfAnyScriptAndNoPlus) {
  EXPECT_TRUE(is_key_name("example.com/evidence/海淀"));
  for (const char* name : {"", "a b", "a+b", "a\tb", "a\nb",
                           "a\xE3\x80\x80"
                           "b",
                           "a\xC2\xA0"
                           "b",
                           "\xff"})
    EXPECT_FALSE(is_key_name(name)) << name;
}

TEST(Note, SignedWithEd25519OrSm2Opens) {
  for (const KeyKind kind : {KeyKind::ed25519, KeyKind::sm2_sm3}) {
    const SignerKey key = key_of("example.com/log", kind);
    const auto opened = open_with(signed_by(key), key);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->text, kText);
    EXPECT_TRUE(opened->signed_by(key.verifier()));
    EXPECT_EQ(opened->good.front().signed_at, std::nullopt);
  }
}

TEST(Note, WithAnSm2LineBesideIsStillReadByThoseWhoKnowOnlyEd25519) {
  const SignerKey plain = key_of("example.com/log");
  const std::vector<SignerKey> both{plain, key_of("example.com/log", KeyKind::sm2_sm3)};
  const auto opened = open_with(sign_note(kText, both), plain);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->good.size(), 1U);
  EXPECT_EQ(opened->unknown.size(), 1U);
}

TEST(Note, IsRefusedIfAKnownKeyDidNotSignThisText) {
  const SignerKey key = key_of("example.com/log");
  std::string note = signed_by(key);
  note.replace(note.find("did not"), 7, "did now");
  EXPECT_EQ(open_with(note, key).error().code, "ledger.signature_wrong");
}

TEST(Note, IsRefusedIfAnyOfSeveralKnownSignaturesIsWrong) {
  const SignerKey log = key_of("example.com/log");
  const SignerKey other = key_of("example.com/other");
  NoteSignature wrong = other.sign("another text\n");
  const std::string note = with_signature(signed_by(log), wrong).value();
  const std::vector<VerifierKey> keys{log.verifier(), other.verifier()};
  EXPECT_EQ(open_note(note, keys).error().code, "ledger.signature_wrong");
}

TEST(Note, IsRefusedIfOnlyStrangersSigned) {
  EXPECT_EQ(open_with(signed_by(key_of("example.com/log")), key_of("example.com/x")).error().code,
            "ledger.note_unsigned");
}

TEST(Note, IsRefusedWhereTwoKeysClaimTheSameLine) {
  const SignerKey key = key_of("example.com/log");
  const std::vector<VerifierKey> twice{key.verifier(), key.verifier()};
  EXPECT_EQ(open_note(signed_by(key), twice).error().code, "ledger.keys_ambiguous");
}

TEST(Note, CountsASignerOnceHoweverOftenTheLineStands) {
  const SignerKey key = key_of("example.com/log");
  const std::string note = signed_by(key);
  const auto line = note.substr(note.find("\xE2\x80\x94"));
  const auto opened = open_with(note + line, key);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->good.size(), 1U);
  EXPECT_EQ(with_signature(note, key.sign(kText)).value(), note);
}

TEST(Note, MayHoldEmptyLinesInItsText) {
  const SignerKey key = key_of("example.com/log");
  const std::vector<SignerKey> keys{key};
  const auto opened = open_with(sign_note("a\n\nb\n", keys), key);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->text, "a\n\nb\n");
}

TEST(Note, IsMalformedWithoutLineFeedSignatureOrCleanText) {
  const std::string line = "\xE2\x80\x94 name AAAAAAA=\n";
  for (const std::string& note :
       {std::string(), std::string("text\n"), std::string("text\n\n"), "text\n" + line,
        "text\n\n" + line.substr(0, line.size() - 1), "te\txt\n\n" + line, "te\rxt\n\n" + line,
        "text\xff\n\n" + line, std::string("text\n\n- name AAAAAAA=\n"),
        std::string("text\n\n\xE2\x80\x94 name AAAA\n"), std::string("text\n\n\xE2\x80\x94 name\n"),
        std::string("text\n\n\xE2\x80\x94  AAAAAAA=\n")}) {
    EXPECT_EQ(parse_note(note).error().code, "ledger.note_malformed") << note;
  }
  EXPECT_TRUE(parse_note("text\n\n" + line));
}

TEST(Note, HasAtMostAHundredSignatures) {
  Note note{"text\n", std::vector<NoteSignature>(100, {"name", 1, {1}})};
  EXPECT_EQ(parse_note(to_text(note)).value(), note);
  note.signatures.push_back(note.signatures.front());
  EXPECT_FALSE(parse_note(to_text(note)));
}

TEST(Note, LosesItsForceWithAnySingleBit) {
  SeededRandom random(1);
  for (const KeyKind kind : {KeyKind::ed25519, KeyKind::sm2_sm3}) {
    const SignerKey key = key_of("example.com/log", kind);
    const std::string note = signed_by(key);
    for (int i = 0; i < 1000; ++i) {
      const std::string changed = flip_a_bit(note, random);
      EXPECT_FALSE(open_with(changed, key)) << changed;
    }
  }
}

}  // namespace
}  // namespace huanxin::ledger

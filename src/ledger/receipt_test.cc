#include "ledger/receipt.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "base/json.h"
#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

using testing::key_of;

constexpr auto kOrigin = "example.com/evidence/district";
constexpr std::string_view kPayload = "{\"decision\":\"granted\"}";

Receipt sample() {
  Receipt receipt;
  SeededRandom(9).fill(receipt.opening.salt);
  receipt.opening.payload_sha256 = sha256(kPayload);
  receipt.entry.type = "decision";
  receipt.entry.dept = "planning";
  receipt.entry.at = {1'709'860'000'123};
  SeededRandom(8).fill(receipt.entry.handle);
  receipt.entry.commitment = commitment_of(receipt.opening);
  return receipt;
}

// A log of 20 entries, the sample among them.
std::string receipt_file(const Receipt& receipt) {
  MemoryTree tree = testing::tree_of(13);
  tree.append(leaf_hash(to_text(receipt.entry)));
  for (std::uint64_t i = 14; i < 20; ++i) tree.append(leaf_hash(testing::entry_text(i)));
  const std::vector<SignerKey> keys{key_of(kOrigin)};
  return build_receipt_file(receipt, {13, inclusion_proof({13, 20}, tree.source()).value(),
                                      sign_checkpoint({kOrigin, {20, tree.root()}, {}}, keys)});
}

LogIdentity the_log() { return {kOrigin, key_of(kOrigin).verifier(), {}}; }

TEST(Entry, IsCanonicalJsonBelowOneKibibyte) {
  Entry entry = sample().entry;
  entry.type = std::string(64, 't');
  entry.dept = std::string(64, 'd');
  const std::string text = to_text(entry);
  EXPECT_LT(text.size(), kEntryTextBytesMax);
  EXPECT_EQ(canonical_json(parse_json(text).value()), text);
  EXPECT_EQ(parse_entry(text).value(), entry);
}

TEST(Entry, HasExactlyTheseMembers) {
  EXPECT_EQ(to_text(sample().entry),
            "{\"at\":1709860000123,\"commitment\":\"" + to_hex(sample().entry.commitment) +
                "\",\"dept\":\"planning\",\"handle\":\"" + to_hex(sample().entry.handle) +
                "\",\"type\":\"decision\",\"v\":\"hx-entry/v1\"}");
}

std::string with(std::string text, std::string_view part, std::string_view other) {
  text.replace(text.find(part), part.size(), other);
  return text;
}

TEST(Entry, IsRefusedInAnyOtherSpelling) {
  const std::string good = to_text(sample().entry);
  for (const std::string& text :
       {std::string(), std::string("[]"), good + " ", good + "\n", with(good, ":", ": "),
        with(good, "hx-entry/v1", "hx-entry/v2"), with(good, "planning", "Zhang San"),
        with(good, "1709860000123", "-1"), with(good, "1709860000123", "1709860000123.0"),
        with(good, "1709860000123", "9007199254740993"), with(good, "\"v\"", "\"name\":1,\"v\""),
        with(good, "decision", ""), with(good, "\"handle\":\"", "\"handle\":\"00"),
        with(good, "\"type\":\"decision\",", "")}) {
    EXPECT_EQ(parse_entry(text).error().code, "ledger.entry_malformed") << text;
  }
}

TEST(Entry, ThatBreaksTheRulesIsABugOfWhoeverBuiltIt) {
  Entry entry = sample().entry;
  entry.dept = "Zhang San";
  EXPECT_THROW(to_text(entry), Bug);
}

TEST(Commitment, IsTheHashOfPrefixSaltAndPayloadHash) {
  const Opening opening = sample().opening;
  std::string input("hx-commit/v1\0", 13);
  input.append(as_text(opening.salt)).append(as_text(sha256(kPayload)));
  EXPECT_EQ(commitment_of(opening), sha256(input));
  EXPECT_EQ(commit(opening.salt, kPayload), sha256(input));
}

TEST(Receipt, ProvesItsEntryWithoutAnyServer) {
  const auto checked = verify_receipt_file(receipt_file(sample()), the_log());
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->receipt, sample());
  EXPECT_EQ(checked->index, 13U);
  EXPECT_EQ(checked->checkpoint.checkpoint.head.size, 20U);
  EXPECT_TRUE(opens_to(checked->receipt, kPayload));
  EXPECT_FALSE(opens_to(checked->receipt, "{\"decision\":\"refused\"}"));
}

TEST(Receipt, WithAnotherSaltDoesNotOpenItsCommitment) {
  Receipt receipt = sample();
  receipt.opening.salt[0] ^= 1;
  EXPECT_EQ(verify_receipt_file(receipt_file(receipt), the_log()).error().code,
            "ledger.opening_wrong");
}

TEST(Receipt, OfAnEntryThatIsNotInTheLogIsRefused) {
  const std::string file = receipt_file(sample());
  Receipt other = sample();
  other.entry.dept = "housing";
  const std::string forged =
      with(file, to_base64(as_bytes(to_text(sample()))), to_base64(as_bytes(to_text(other))));
  EXPECT_EQ(verify_receipt_file(forged, the_log()).error().code, "ledger.proof_wrong_root");
}

TEST(Receipt, NeedsItsExtraLine) {
  ProofFile file = parse_proof_file(receipt_file(sample())).value();
  file.extra.reset();
  EXPECT_EQ(verify_receipt_file(to_text(file), the_log()).error().code, "ledger.receipt_malformed");
}

TEST(Receipt, IsReadOnlyFromItsCanonicalText) {
  const std::string good = to_text(sample());
  EXPECT_EQ(canonical_json(parse_json(good).value()), good);
  EXPECT_EQ(parse_receipt(good).value(), sample());
  for (const std::string& text :
       {std::string("{}"), good + " ", with(good, "hx-opening/v1", "hx-opening/v2"),
        with(good, "\"salt\":\"", "\"salt\":\"0"), with(good, "{\"entry\"", "{\"a\":0,\"entry\"")})
    EXPECT_EQ(parse_receipt(text).error().code, "ledger.receipt_malformed") << text;
}

TEST(Receipt, LosesItsForceWithAnySingleBit) {
  const std::string file = receipt_file(sample());
  SeededRandom random(3);
  for (int i = 0; i < 1000; ++i) {
    const std::string changed = testing::flip_a_bit(file, random);
    EXPECT_FALSE(verify_receipt_file(changed, the_log())) << changed;
  }
}

TEST(ProofFile, IsWrittenAsTlogProofV1) {
  const ProofFile file{Bytes{'h', 'i'}, 7, {empty_root()}, "text\n\n\xE2\x80\x94 name AAAAAAA=\n"};
  const std::string text =
      "c2sp.org/tlog-proof@v1\nextra aGk=\nindex 7\n"
      "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\ntext\n\n\xE2\x80\x94 name AAAAAAA=\n";
  EXPECT_EQ(to_text(file), text);
  EXPECT_EQ(parse_proof_file(text).value(), file);
}

TEST(ProofFile, NamesTheLineThatIsWrong) {
  const std::string note = "\ntext\n\n\xE2\x80\x94 name AAAAAAA=\n";
  const std::pair<std::string, std::string> cases[] = {
      {"", "Line 1 "},
      {"c2sp.org/tlog-proof@v2\nindex 0\n" + note, "Line 1 "},
      {"c2sp.org/tlog-proof@v1\nextra !\nindex 0\n" + note, "Line 2 "},
      {"c2sp.org/tlog-proof@v1\nindex 01\n" + note, "Line 2 "},
      {"c2sp.org/tlog-proof@v1\nextra \nindex\n" + note, "Line 3 "},
      {"c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n" + note, "Line 3 "},
      {"c2sp.org/tlog-proof@v1\nindex 0\n", "Line 3 "},
  };
  for (const auto& [text, sentence] : cases) {
    const auto file = parse_proof_file(text);
    ASSERT_FALSE(file) << text;
    EXPECT_EQ(file.error().code, "ledger.proof_file_malformed");
    EXPECT_EQ(file.error().en.substr(0, sentence.size()), sentence) << text;
  }
}

}  // namespace
}  // namespace huanxin::ledger

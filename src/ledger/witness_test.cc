#include "ledger/witness.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

using testing::key_of;

constexpr auto kOrigin = "example.com/evidence/district";

// A log of up to 30 entries and a witness that follows it.
class WitnessTest : public ::testing::Test {
 protected:
  AddCheckpoint request(SizePair sizes) const {
    AddCheckpoint request{sizes.older, {}, note(sizes.newer)};
    if (sizes.older > 0 && sizes.older <= sizes.newer)
      request.proof = consistency_proof(sizes, tree_.source()).value();
    return request;
  }

  std::string note(std::uint64_t size) const {
    const std::vector<SignerKey> keys{key_of(kOrigin)};
    return sign_checkpoint({kOrigin, head(size), {}}, keys);
  }

  TreeHead head(std::uint64_t size) const { return {size, root_at(size, tree_.source()).value()}; }

  WitnessAnswer answer(const std::string& body) {
    WitnessAnswer answer = answer_add_checkpoint(body, logs_, {witness_, {1'700'000'000}});
    if (answer.accepted) logs_[0].last = answer.accepted->head;
    return answer;
  }
  WitnessAnswer answer(const AddCheckpoint& request) { return answer(to_text(request)); }

  MemoryTree tree_ = testing::tree_of(30);
  SignerKey witness_ = key_of("example.com/witness", KeyKind::cosignature_ed25519);
  std::vector<FollowedLog> logs_{{kOrigin, {key_of(kOrigin).verifier()}, {}}};
};

TEST_F(WitnessTest, FollowsALogAsItGrows) {
  for (const SizePair sizes : {SizePair{0, 3}, {3, 3}, {3, 8}, {8, 30}}) {
    const WitnessAnswer given = answer(request(sizes));
    ASSERT_EQ(given.status, 200) << given.body;
    EXPECT_EQ(given.accepted->head, head(sizes.newer));
    const std::vector<VerifierKey> keys{witness_.verifier()};
    EXPECT_TRUE(open_note(note(sizes.newer) + given.body, keys));
  }
}

TEST_F(WitnessTest, TellsTheSizeItKnowsIfTheLogStartsFromAnother) {
  answer(request({0, 8}));
  const WitnessAnswer given = answer(request({3, 20}));
  EXPECT_EQ(given.status, 409);
  EXPECT_EQ(given.body, "8\n");
  EXPECT_EQ(given.content_type, "text/x.tlog.size");
  EXPECT_FALSE(given.accepted);
}

TEST_F(WitnessTest, NeverCosignsTwoRootsOfOneSize) {
  answer(request({0, 8}));
  const std::vector<SignerKey> keys{key_of(kOrigin)};
  const std::string fork = sign_checkpoint({kOrigin, {8, leaf_hash("fork")}, {}}, keys);
  EXPECT_EQ(answer(AddCheckpoint{8, {}, fork}).status, 409);
}

TEST_F(WitnessTest, RefusesAForkHoweverItIsProved) {
  answer(request({0, 8}));
  AddCheckpoint forked = request({8, 20});
  forked.proof[0] = leaf_hash("fork");
  EXPECT_EQ(answer(forked).status, 422);
  forked.proof.clear();
  EXPECT_EQ(answer(forked).status, 422);
  EXPECT_EQ(answer(request({8, 20})).status, 200);
}

TEST_F(WitnessTest, WantsNoProofFromSizeZero) {
  AddCheckpoint first = request({0, 8});
  first.proof = {leaf_hash("superfluous")};
  EXPECT_EQ(answer(first).status, 422);
}

TEST_F(WitnessTest, KnowsNoStrangers) {
  AddCheckpoint foreign = request({0, 3});
  foreign.checkpoint = with_signature(note(3), key_of("x").sign("x\n")).value();
  foreign.checkpoint.replace(0, 7, "elsewhe");
  EXPECT_EQ(answer(foreign).status, 404);
}

TEST_F(WitnessTest, RefusesACheckpointTheLogDidNotSign) {
  const std::vector<SignerKey> wrong{key_of("example.com/other")};
  const std::string unsigned_note = sign_checkpoint({kOrigin, head(3), {}}, wrong);
  EXPECT_EQ(answer(AddCheckpoint{0, {}, unsigned_note}).status, 403);
  std::string changed = note(3);
  changed.replace(changed.find("\n3\n"), 3, "\n4\n");
  EXPECT_EQ(answer(AddCheckpoint{0, {}, changed}).status, 403);
}

TEST_F(WitnessTest, RefusesAnOldSizeBeyondTheCheckpoint) {
  EXPECT_EQ(answer(request({9, 8})).status, 400);
}

TEST_F(WitnessTest, RefusesWhatIsNotARequest) {
  const std::string good = to_text(request({0, 3}));
  for (const std::string& body :
       {std::string(), std::string("old 0\n"), "new" + good.substr(3), "old 00" + good.substr(5),
        "old -1" + good.substr(5), "old 0\nAAAA" + good.substr(5), good.substr(0, good.size() - 1),
        std::string("old 0\n\n"), std::string("old 0\n\nnot a note\n")}) {
    EXPECT_EQ(answer(body).status, 400) << body;
  }
}

TEST_F(WitnessTest, ReadsAtMost63HashesOfProof) {
  AddCheckpoint large{1, Proof(63), note(3)};
  EXPECT_EQ(parse_add_checkpoint(to_text(large)).value(), large);
  large.proof.emplace_back();
  EXPECT_EQ(parse_add_checkpoint(to_text(large)).error().code, "ledger.witness_request_malformed");
}

TEST_F(WitnessTest, AcceptsNoRequestWithASingleBitChanged) {
  answer(request({0, 8}));
  const std::string body = to_text(request({8, 20}));
  SeededRandom random(4);
  for (int i = 0; i < 1000; ++i) {
    const std::string changed = testing::flip_a_bit(body, random);
    EXPECT_FALSE(answer(changed).accepted) << changed;
  }
}

}  // namespace
}  // namespace huanxin::ledger

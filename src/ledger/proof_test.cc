#include "ledger/proof.h"

#include <gtest/gtest.h>

#include "base/clock.h"
#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

using testing::tree_of;

constexpr std::uint64_t kSize = 70;

TreeHead head_at(const MemoryTree& tree, std::uint64_t size) {
  return {size, root_at(size, tree.source()).value()};
}

TEST(InclusionProof, ConvincesForEveryLeafOfEverySizeAndForNoOtherPlace) {
  const MemoryTree tree = tree_of(kSize);
  for (std::uint64_t size = 1; size <= kSize; ++size) {
    const TreeHead head = head_at(tree, size);
    for (std::uint64_t i = 0; i < size; ++i) {
      const Proof proof = inclusion_proof({i, size}, tree.source()).value();
      const Hash leaf = tree.node({0, i}).value();
      EXPECT_TRUE(verify_inclusion({leaf, i, head}, proof)) << i << " of " << size;
      EXPECT_FALSE(verify_inclusion({leaf, i + 1, head}, proof)) << i << " of " << size;
    }
  }
}

TEST(InclusionProof, IsRefusedWithAHashTooFewOrTooMany) {
  const MemoryTree tree = tree_of(11);
  const Inclusion claim{tree.node({0, 4}).value(), 4, head_at(tree, 11)};
  Proof proof = inclusion_proof({4, 11}, tree.source()).value();
  proof.push_back(empty_root());
  EXPECT_EQ(verify_inclusion(claim, proof).error().code, "ledger.proof_wrong_length");
  proof.resize(proof.size() - 2);
  EXPECT_EQ(verify_inclusion(claim, proof).error().code, "ledger.proof_wrong_length");
}

TEST(InclusionProof, IsRefusedForALeafBeyondTheTree) {
  const MemoryTree tree = tree_of(3);
  EXPECT_EQ(inclusion_proof({3, 3}, tree.source()).error().code, "ledger.leaf_outside_tree");
  EXPECT_EQ(verify_inclusion({leaf_hash(""), 0, {0, empty_root()}}, {}).error().code,
            "ledger.leaf_outside_tree");
}

TEST(ConsistencyProof, ConvincesBetweenEveryTwoSizesAndWithNoOtherRoot) {
  const MemoryTree tree = tree_of(kSize);
  for (std::uint64_t newer = 1; newer <= kSize; ++newer) {
    for (std::uint64_t older = 1; older <= newer; ++older) {
      const Growth growth{head_at(tree, older), head_at(tree, newer)};
      const Proof proof = consistency_proof({older, newer}, tree.source()).value();
      EXPECT_TRUE(verify_consistency(growth, proof)) << older << " to " << newer;
      Growth forked = growth;
      forked.older.root = leaf_hash("another history");
      EXPECT_FALSE(verify_consistency(forked, proof)) << older << " to " << newer;
    }
  }
}

TEST(ConsistencyProof, FromNothingIsRefusedBecauseItWouldSayNothing) {
  const MemoryTree tree = tree_of(4);
  const TreeHead nothing{0, empty_root()};
  EXPECT_EQ(verify_consistency({nothing, nothing}, {}).error().code, "ledger.sizes_not_provable");
  EXPECT_EQ(verify_consistency({nothing, head_at(tree, 4)}, {}).error().code,
            "ledger.sizes_not_provable");
  EXPECT_EQ(consistency_proof({0, 4}, tree.source()).error().code, "ledger.sizes_not_provable");
}

TEST(ConsistencyProof, IsRefusedForATreeThatShrank) {
  const MemoryTree tree = tree_of(4);
  EXPECT_EQ(consistency_proof({4, 3}, tree.source()).error().code, "ledger.sizes_not_provable");
  EXPECT_EQ(verify_consistency({head_at(tree, 4), head_at(tree, 3)}, {}).error().code,
            "ledger.sizes_not_provable");
}

TEST(ConsistencyProof, BetweenEqualSizesIsEmptyAndTheRootsMustBeEqual) {
  const MemoryTree tree = tree_of(6);
  const TreeHead head = head_at(tree, 6);
  EXPECT_TRUE(verify_consistency({head, head}, {}));
  const Proof superfluous{head.root};
  EXPECT_EQ(verify_consistency({head, head}, superfluous).error().code,
            "ledger.proof_wrong_length");
  EXPECT_EQ(verify_consistency({{6, empty_root()}, head}, {}).error().code,
            "ledger.proof_wrong_root");
}

TEST(Proofs, LoseTheirForceWithAnySingleBit) {
  const MemoryTree tree = tree_of(kSize);
  SeededRandom random(6962);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t size = 2 + random.next() % (kSize - 1);
    const std::uint64_t index = random.next() % size;
    Proof proof = inclusion_proof({index, size}, tree.source()).value();
    Hash& hash = proof[random.next() % proof.size()];
    hash = testing::flip_a_bit(hash, random);
    const Hash leaf = tree.node({0, index}).value();
    EXPECT_FALSE(verify_inclusion({leaf, index, head_at(tree, size)}, proof));

    const std::uint64_t older = 1 + random.next() % (size - 1);
    proof = consistency_proof({older, size}, tree.source()).value();
    Hash& other = proof[random.next() % proof.size()];
    other = testing::flip_a_bit(other, random);
    EXPECT_FALSE(verify_consistency({head_at(tree, older), head_at(tree, size)}, proof));
  }
}

}  // namespace
}  // namespace huanxin::ledger

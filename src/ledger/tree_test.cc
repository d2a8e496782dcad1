#include "ledger/tree.h"

#include <gtest/gtest.h>

#include "ledger/compact_range.h"
#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

using testing::tree_of;

TEST(Tree, HashesLeavesAndNodesWithDifferentPrefixesSoThatNoneCanPoseAsTheOther) {
  EXPECT_EQ(to_hex(leaf_hash("")),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  const Hash left = leaf_hash("");
  const Hash right = leaf_hash(std::string_view("\0", 1));
  EXPECT_EQ(to_hex(node_hash({left, right})),
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  EXPECT_EQ(to_hex(empty_root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// RFC 6962 section 2.1 word for word, as a second opinion.
Hash root_by_definition(std::span<const Hash> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves.front();
  std::size_t half = 1;
  while (half * 2 < leaves.size()) half *= 2;
  return node_hash(
      {root_by_definition(leaves.first(half)), root_by_definition(leaves.subspan(half))});
}

TEST(Tree, HasTheRootOfTheDefinitionAtEverySize) {
  std::vector<Hash> leaves;
  for (std::uint64_t i = 0; i < 130; ++i) {
    EXPECT_EQ(root_of(leaves), root_by_definition(leaves)) << i;
    leaves.push_back(leaf_hash(testing::entry_text(i)));
  }
}

TEST(Tree, GivesTheRootsOfEarlierSizesFromItsSubtrees) {
  const MemoryTree tree = tree_of(100);
  for (const std::uint64_t size : {0, 1, 2, 3, 63, 64, 65, 100}) {
    const auto root = root_at(size, tree.source());
    ASSERT_TRUE(root);
    EXPECT_EQ(*root, tree_of(size).root()) << size;
  }
}

TEST(Tree, SaysSoWhenItsSourceLacksASubtree) {
  const MemoryTree tree = tree_of(5);
  const auto root = root_at(8, tree.source());
  ASSERT_FALSE(root);
  EXPECT_EQ(root.error().code, "ledger.node_outside_tree");
}

TEST(Tree, ReadsAHashOnlyFromExactly32Bytes) {
  EXPECT_EQ(*hash_from_base64("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), empty_root());
  for (const char* text :
       {"", "47DE", "not base64", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV="})
    EXPECT_EQ(hash_from_base64(text).error().code, "ledger.hash_not_32_bytes") << text;
}

TEST(CompactRange, TellsItsSinkEveryCompleteSubtreeOnce) {
  CompactRange range;
  std::vector<NodeId> heard;
  for (int i = 0; i < 4; ++i)
    range.append(leaf_hash("x"), [&](NodeId id, const Hash&) { heard.push_back(id); });
  const std::vector<NodeId> wanted{{0, 0}, {0, 1}, {1, 0}, {0, 2}, {0, 3}, {1, 1}, {2, 0}};
  EXPECT_EQ(heard, wanted);
}

TEST(CompactRange, ComesBackFromItsBytesAndGrowsOnAsIfNothingHadHappened) {
  for (const std::uint64_t size : {0, 1, 7, 64, 200}) {
    CompactRange range;
    for (std::uint64_t i = 0; i < size; ++i) range.append(leaf_hash(testing::entry_text(i)));
    auto restored = CompactRange::from_state(range.state());
    ASSERT_TRUE(restored) << size;
    EXPECT_EQ(*restored, range);
    restored->append(leaf_hash(testing::entry_text(size)));
    EXPECT_EQ(restored->root(), tree_of(size + 1).root());
  }
}

TEST(CompactRange, StartsAtAnySizeOfAStoredTree) {
  const MemoryTree tree = tree_of(77);
  const auto range = CompactRange::at(53, tree.source());
  ASSERT_TRUE(range);
  EXPECT_EQ(range->size(), 53U);
  EXPECT_EQ(range->root(), tree_of(53).root());
}

TEST(CompactRange, RefusesBytesThatAreNotExactlyAState) {
  CompactRange range;
  for (int i = 0; i < 5; ++i) range.append(leaf_hash("x"));
  Bytes state = range.state();
  state.push_back(0);
  EXPECT_EQ(CompactRange::from_state(state).error().code, "ledger.range_malformed");
  state.resize(state.size() - 2);
  EXPECT_EQ(CompactRange::from_state(state).error().code, "ledger.range_malformed");
  EXPECT_EQ(CompactRange::from_state({}).error().code, "ledger.range_malformed");
}

}  // namespace
}  // namespace huanxin::ledger

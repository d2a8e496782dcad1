#include "ledger/tile.h"

#include <gtest/gtest.h>

#include <set>

#include "ledger/internal/testing.h"

namespace huanxin::ledger {
namespace {

using testing::tree_of;

TEST(TilePath, IsWrittenAndReadAsC2spSays) {
  const std::pair<TilePath, const char*> cases[] = {
      {{TileKind::hashes, 0, 0, 256}, "tile/0/000"},
      {{TileKind::hashes, 1, 0, 3}, "tile/1/000.p/3"},
      {{TileKind::hashes, 0, 1234067, 256}, "tile/0/x001/x234/067"},
      {{TileKind::hashes, 2, 999, 255}, "tile/2/999.p/255"},
      {{TileKind::entries, 0, 1000, 256}, "tile/entries/x001/000"},
      {{TileKind::entries, 0, 0, 1}, "tile/entries/000.p/1"},
  };
  for (const auto& [path, text] : cases) {
    EXPECT_EQ(to_text(path), text);
    const auto read = parse_tile_path(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, path) << text;
  }
}

TEST(TilePath, HasOneSpellingAndNoOther) {
  for (const char* text : {"",
                           "tile",
                           "tile/",
                           "tile/0",
                           "tile/0/",
                           "tile/0/0",
                           "tile/0/00",
                           "tile/0/0000",
                           "tile/00/000",
                           "tile/64/000",
                           "tile/-1/000",
                           "tile/0/x000/001",
                           "tile/0/x001",
                           "tile/0/001/",
                           "tile/0/001/234",
                           "tile/0/000.p/0",
                           "tile/0/000.p/256",
                           "tile/0/000.p/03",
                           "tile/0/000.p/",
                           "tile/0/000.p/3/",
                           "tile/Entries/000",
                           "/tile/0/000",
                           "tile/0/000 ",
                           "tile/0/x999/x999/x999/x999/x999/x999/x999/999"}) {
    const auto path = parse_tile_path(text);
    ASSERT_FALSE(path) << text;
    EXPECT_EQ(path.error().code, "ledger.tile_path_malformed") << text;
  }
}

TEST(Tiles, OfALogOf70000EntriesAreThese) {
  const auto tiles = hash_tiles_at(70000);
  std::vector<std::string> last;
  for (std::size_t i = tiles.size() - 4; i < tiles.size(); ++i) last.push_back(to_text(tiles[i]));
  EXPECT_EQ(tiles.size(), 274U + 2U + 1U);
  const std::vector<std::string> wanted{"tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17",
                                        "tile/2/000.p/1"};
  EXPECT_EQ(last, wanted);
  EXPECT_EQ(entry_bundles_at(70000).size(), 274U);
  EXPECT_TRUE(hash_tiles_at(0).empty());
}

TEST(Tiles, ThatAreNewAfterGrowthFillUpTheOldOnes) {
  for (std::uint64_t from = 0; from <= 1100; from += 37) {
    for (std::uint64_t to = from; to <= 1100; to += 53) {
      const auto held = hash_tiles_at(from);
      std::set<TilePath> known(held.begin(), held.end());
      std::vector<TilePath> wanted;
      for (const auto& list : {hash_tiles_at(to), entry_bundles_at(to)})
        for (const TilePath& tile : list)
          if (!known.contains(tile) && !(tile.kind == TileKind::entries && exists_at(tile, from)))
            wanted.push_back(tile);
      EXPECT_EQ(new_tiles({from, to}), wanted) << from << " to " << to;
    }
  }
}

TEST(Tiles, ExistAtExactlyTheirSizes) {
  EXPECT_TRUE(exists_at({TileKind::hashes, 0, 0, 3}, 3));
  EXPECT_FALSE(exists_at({TileKind::hashes, 0, 0, 3}, 4));
  EXPECT_FALSE(exists_at({TileKind::hashes, 0, 0, 256}, 255));
  EXPECT_TRUE(exists_at({TileKind::hashes, 0, 0, 256}, 1'000'000));
  EXPECT_TRUE(exists_at({TileKind::hashes, 1, 0, 1}, 256));
  EXPECT_FALSE(exists_at({TileKind::hashes, 63, 0, 1}, UINT64_MAX));
}

TEST(Tiles, AnswerForEverySubtreeOfTheTreeTheyWereCutFrom) {
  constexpr std::uint64_t kSize = 700;
  const MemoryTree tree = tree_of(kSize);
  const HashSource tiles = hashes_from_tiles(
      kSize, [&](const TilePath& path) { return build_tile(path, tree.source()); });
  for (std::uint32_t level = 0; level < 10; ++level) {
    for (std::uint64_t index = 0; index < kSize >> level; ++index)
      EXPECT_EQ(tiles({level, index}).value(), tree.node({level, index}).value());
    EXPECT_EQ(tiles({level, kSize >> level}).error().code, "ledger.node_outside_tree");
  }
}

TEST(Tiles, OfTheWrongLengthAreRefused) {
  const HashSource tiles =
      hashes_from_tiles(300, [](const TilePath&) -> Result<Bytes> { return Bytes(31); });
  EXPECT_EQ(tiles({0, 299}).error().code, "ledger.tile_wrong_length");
}

TEST(EntryBundle, KeepsEntriesOfAnyBytesAndLength) {
  const std::vector<std::string> entries{"", "a", std::string(65535, '\xff'), std::string(3, '\0')};
  const Bytes bundle = build_entry_bundle(entries).value();
  EXPECT_EQ(bundle.size(), 2U + 3U + 2U + 65535U + 5U);
  EXPECT_EQ(parse_entry_bundle(bundle).value(), entries);
}

TEST(EntryBundle, RefusesAnEntryWhoseLengthDoesNotFitInto16Bits) {
  const std::vector<std::string> entries{std::string(65536, 'x')};
  EXPECT_EQ(build_entry_bundle(entries).error().code, "ledger.entry_too_long");
}

TEST(EntryBundle, HoldsOneTo256Entries) {
  EXPECT_FALSE(build_entry_bundle({}));
  EXPECT_TRUE(build_entry_bundle(std::vector<std::string>(256)));
  EXPECT_EQ(build_entry_bundle(std::vector<std::string>(257)).error().code,
            "ledger.bundle_malformed");
  EXPECT_FALSE(parse_entry_bundle(Bytes(2 * 257)));
}

TEST(EntryBundle, RefusesBytesThatBreakOff) {
  for (const Bytes& bytes : {Bytes{}, Bytes{0}, Bytes{0, 2, 7}, Bytes{0, 0, 1}})
    EXPECT_EQ(parse_entry_bundle(bytes).error().code, "ledger.bundle_malformed");
}

}  // namespace
}  // namespace huanxin::ledger

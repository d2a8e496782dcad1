#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "ledger/tree.h"

namespace huanxin::ledger {

/// Tiles are 8 levels high and at most 256 hashes wide. Source: C2SP tlog-tiles.
inline constexpr std::uint32_t kTileHeight = 8;
inline constexpr std::uint32_t kTileWidth = 256;
/// An entry is at most as long as its 16-bit length can say.
inline constexpr std::size_t kEntryBytesMax = 65535;

enum class TileKind {
  hashes,   ///< `tile/<level>/<index>`: the hashes of one level
  entries,  ///< `tile/entries/<index>`: the entries themselves
};

/// A file of a log. Level L holds the hashes of subtrees of 256^L leaves.
struct TilePath {
  TileKind kind = TileKind::hashes;
  std::uint32_t level = 0;  ///< 0 for entries
  std::uint64_t index = 0;
  std::uint32_t width = kTileWidth;  ///< 1 to 256; below 256 it is a partial tile
  friend auto operator<=>(const TilePath&, const TilePath&) = default;
};

/// `tile/0/x001/x234/067`, `tile/1/000.p/3`, `tile/entries/000.p/255`.
std::string to_text(const TilePath& path);

/// Reads exactly what to_text writes. Errors: ledger.tile_path_malformed.
Result<TilePath> parse_tile_path(std::string_view text);

/// Every hash tile of a tree of `size` leaves, level by level, full and partial.
/// Cost: linear in the number of tiles, size / 256.
std::vector<TilePath> hash_tiles_at(std::uint64_t size);
/// Every entry bundle of a tree of `size` leaves.
std::vector<TilePath> entry_bundles_at(std::uint64_t size);

/// Which tiles are new or wider after the tree grew.
struct TileGrowth {
  std::uint64_t from_size = 0;
  std::uint64_t to_size = 0;
};
/// The hash tiles and entry bundles at `to_size` that did not exist at `from_size`.
/// Cost: linear in the number of such tiles.
std::vector<TilePath> new_tiles(TileGrowth growth);

/// Whether the tree of `size` leaves has a tile at exactly this path, partial width included.
bool exists_at(const TilePath& path, std::uint64_t size);

/// The bytes of a hash tile. Errors: those of `source`. Cost: `width` look-ups.
Result<Bytes> build_tile(const TilePath& path, const HashSource& source);

/// Gives the bytes of a hash tile.
using TileReader = std::function<Result<Bytes>(const TilePath&)>;

/// Answers from the tiles of a log of `size` leaves. Nothing is cached: let `reader` do that.
/// Errors of the source: those of `reader`; ledger.tile_wrong_length; ledger.node_outside_tree.
/// Cost of a look-up: one tile read and at most 127 node hashes.
HashSource hashes_from_tiles(std::uint64_t size, TileReader reader);

/// The bytes of an entry bundle: each entry after its length as big-endian uint16.
/// Errors: ledger.entry_too_long; ledger.bundle_malformed, if there are 0 or more than 256.
Result<Bytes> build_entry_bundle(std::span<const std::string> entries);

/// The entries of a bundle. Errors: ledger.bundle_malformed.
Result<std::vector<std::string>> parse_entry_bundle(ByteSpan bundle);

}  // namespace huanxin::ledger

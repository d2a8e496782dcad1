#include "ledger/tile.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "ledger/errors.h"
#include "ledger/internal/text_lines.h"

namespace huanxin::ledger {
namespace {

constexpr std::uint32_t kTileLevels = 8;     // 256^8 leaves: more than a size can say
constexpr std::uint32_t kPathLevelMax = 63;  // what C2SP tlog-tiles lets a path say
constexpr std::uint64_t kIndexMax = std::uint64_t{1} << 56;

// How many hashes a level of tiles holds at a size.
std::uint64_t hashes_at(std::uint32_t tile_level, std::uint64_t size) {
  return tile_level < kTileLevels ? size >> (tile_level * kTileHeight) : 0;
}

// Tiles are stored big: three digits a folder, each but the last after an x.
std::string index_text(std::uint64_t index) {
  const auto three_digits = [](std::uint64_t value) {
    const std::string digits = std::to_string(value);
    return std::string(3 - digits.size(), '0') + digits;
  };
  std::string text = three_digits(index % 1000);
  while (index >= 1000) {
    index /= 1000;
    text = "x" + three_digits(index % 1000) + "/" + text;
  }
  return text;
}

Error malformed(std::string_view text) {
  return Error::of(errors::kTilePathMalformed, {excerpt(text, 80)});
}

// Takes `000.p/3` or `x001/234` off the text.
struct TileNumber {
  std::uint64_t index = 0;
  std::uint32_t width = kTileWidth;
};
std::optional<TileNumber> parse_number(std::string_view text) {
  TileNumber number;
  if (const auto dot = text.find(".p/"); dot != std::string_view::npos) {
    const auto width = parse_decimal(text.substr(dot + 3));
    if (!width || *width == 0 || *width >= kTileWidth) return std::nullopt;
    number.width = static_cast<std::uint32_t>(*width);
    text = text.substr(0, dot);
  }
  while (true) {
    const bool more = text.starts_with('x');
    if (more) text.remove_prefix(1);
    if (text.size() < 3) return std::nullopt;
    for (const char digit : text.substr(0, 3)) {
      if (digit < '0' || digit > '9') return std::nullopt;
      number.index = number.index * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    if (number.index >= kIndexMax) return std::nullopt;
    text.remove_prefix(3);
    if (!more) break;
    if (!text.starts_with('/')) return std::nullopt;
    text.remove_prefix(1);
  }
  if (!text.empty()) return std::nullopt;
  return number;
}

// The tiles of one level that hold its hashes `from` up to, not including, `to`.
void add_level(TilePath first, TileGrowth hashes, std::vector<TilePath>& tiles) {
  if (hashes.from_size >= hashes.to_size) return;
  TilePath tile = first;
  for (tile.index = hashes.from_size / kTileWidth; tile.index < hashes.to_size / kTileWidth;
       ++tile.index)
    tiles.push_back(tile);
  tile.width = static_cast<std::uint32_t>(hashes.to_size % kTileWidth);
  if (tile.width != 0) tiles.push_back(tile);
}

void add_hash_tiles(TileGrowth growth, std::vector<TilePath>& tiles) {
  for (std::uint32_t level = 0; level < kTileLevels; ++level) {
    add_level({TileKind::hashes, level},
              {hashes_at(level, growth.from_size), hashes_at(level, growth.to_size)}, tiles);
  }
}

}  // namespace

std::string to_text(const TilePath& path) {
  std::string text = "tile/";
  text += path.kind == TileKind::entries ? "entries" : std::to_string(path.level);
  text += "/" + index_text(path.index);
  if (path.width < kTileWidth) text += ".p/" + std::to_string(path.width);
  return text;
}

Result<TilePath> parse_tile_path(std::string_view text) {
  constexpr std::string_view kStart = "tile/";
  if (!text.starts_with(kStart)) return malformed(text);
  const auto slash = text.find('/', kStart.size());
  if (slash == std::string_view::npos) return malformed(text);

  TilePath path;
  const std::string_view level_text = text.substr(kStart.size(), slash - kStart.size());
  if (level_text == "entries") {
    path.kind = TileKind::entries;
  } else {
    const auto level = parse_decimal(level_text);
    if (!level || *level > kPathLevelMax) return malformed(text);
    path.level = static_cast<std::uint32_t>(*level);
  }
  const auto number = parse_number(text.substr(slash + 1));
  if (!number) return malformed(text);
  path.index = number->index;
  path.width = number->width;
  // Leading groups of zeros would give one tile two names.
  if (to_text(path) != text) return malformed(text);
  return path;
}

std::vector<TilePath> hash_tiles_at(std::uint64_t size) {
  std::vector<TilePath> tiles;
  add_hash_tiles({0, size}, tiles);
  return tiles;
}

std::vector<TilePath> entry_bundles_at(std::uint64_t size) {
  std::vector<TilePath> tiles;
  add_level({TileKind::entries}, {0, size}, tiles);
  return tiles;
}

std::vector<TilePath> new_tiles(TileGrowth growth) {
  std::vector<TilePath> tiles;
  add_hash_tiles(growth, tiles);
  add_level({TileKind::entries}, growth, tiles);
  return tiles;
}

bool exists_at(const TilePath& path, std::uint64_t size) {
  const std::uint64_t hashes = hashes_at(path.level, size);
  if (path.width == kTileWidth) return path.index < hashes / kTileWidth;
  return path.width != 0 && path.index == hashes / kTileWidth && path.width == hashes % kTileWidth;
}

Result<Bytes> build_tile(const TilePath& path, const HashSource& source) {
  HX_CHECK(path.kind == TileKind::hashes && path.level < kTileLevels);
  Bytes bytes;
  bytes.reserve(path.width * sizeof(Hash));
  for (std::uint64_t i = 0; i < path.width; ++i) {
    HX_TRY(const Hash hash, source({path.level * kTileHeight, path.index * kTileWidth + i}));
    bytes.insert(bytes.end(), hash.begin(), hash.end());
  }
  return bytes;
}

namespace {

Result<Hash> hash_from_tile(NodeId node, std::uint64_t size, const TileReader& reader) {
  const std::uint32_t tile_level = node.level / kTileHeight;
  const std::uint32_t depth = node.level % kTileHeight;
  const std::uint64_t hashes = hashes_at(tile_level, size);
  // The node spans 2^depth hashes of one tile.
  if (node.index >= hashes >> depth) {
    return Error::of(errors::kNodeOutsideTree,
                     {std::to_string(node.level), std::to_string(node.index)});
  }
  const std::uint64_t first = node.index << depth;
  TilePath tile{TileKind::hashes, tile_level, first / kTileWidth};
  tile.width = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(kTileWidth, hashes - tile.index * kTileWidth));
  HX_TRY(const Bytes bytes, reader(tile));
  if (bytes.size() != tile.width * sizeof(Hash)) {
    return Error::of(errors::kTileWrongLength, {to_text(tile), std::to_string(bytes.size())});
  }
  std::vector<Hash> below(std::size_t{1} << depth);
  for (std::size_t i = 0; i < below.size(); ++i) {
    const std::size_t at = (static_cast<std::size_t>(first % kTileWidth) + i) * sizeof(Hash);
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), sizeof(Hash), below[i].begin());
  }
  return root_of(below);
}

}  // namespace

HashSource hashes_from_tiles(std::uint64_t size, TileReader reader) {
  return [size, reader = std::move(reader)](NodeId node) -> Result<Hash> {
    return hash_from_tile(node, size, reader);
  };
}

Result<Bytes> build_entry_bundle(std::span<const std::string> entries) {
  if (entries.empty() || entries.size() > kTileWidth)
    return Error::of(errors::kBundleMalformed, {"0"});
  Bytes bundle;
  for (const std::string& entry : entries) {
    if (entry.size() > kEntryBytesMax)
      return Error::of(errors::kEntryTooLong, {std::to_string(entry.size())});
    bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8));
    bundle.push_back(static_cast<std::uint8_t>(entry.size()));
    bundle.insert(bundle.end(), entry.begin(), entry.end());
  }
  return bundle;
}

Result<std::vector<std::string>> parse_entry_bundle(ByteSpan bundle) {
  std::vector<std::string> entries;
  std::size_t at = 0;
  while (at < bundle.size() && entries.size() < kTileWidth) {
    if (bundle.size() - at < 2) break;
    const std::size_t length = static_cast<std::size_t>(bundle[at]) << 8 | bundle[at + 1];
    if (bundle.size() - at - 2 < length) break;
    entries.emplace_back(as_text(bundle.subspan(at + 2, length)));
    at += 2 + length;
  }
  if (at != bundle.size() || entries.empty())
    return Error::of(errors::kBundleMalformed, {std::to_string(at)});
  return entries;
}

}  // namespace huanxin::ledger

// Vectors of a log as it is served: checkpoints at many sizes, tiles, entry bundles.

#include <algorithm>

#include "ledger/checkpoint.h"
#include "ledger/internal/text_lines.h"
#include "ledger/internal/vectors.h"
#include "ledger/internal/vectors_json.h"
#include "ledger/tile.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kCheckpoint = "checkpoint";
// Every leaf of a small log, an even choice of a large one.
constexpr std::uint64_t kLeavesChecked = 300;

bool is_checkpoint(const std::string& path) {
  return path.starts_with(kCheckpoint) && !path.ends_with(".json");
}
bool is_tile(const std::string& path) { return path.starts_with("tile/"); }

struct TiledLog {
  const VectorFiles& files;
  std::vector<VerifierKey> keys;
  MemoryTree tree;              // over the entries, or over the tiles where there are none
  std::vector<TreeHead> heads;  // of checkpoints found good
};

// The verifier key is the file beside the checkpoints that reads as one.
std::vector<VerifierKey> keys_in(const VectorFiles& files) {
  std::vector<VerifierKey> keys;
  for (const auto& [path, content] : files) {
    if (is_tile(path) || is_checkpoint(path)) continue;
    const std::string text = content + "\n";
    LineReader lines(text);
    while (const auto line = lines.next())
      if (auto key = VerifierKey::parse(*line)) keys.push_back(*std::move(key));
  }
  return keys;
}

// A server may delete a partial tile once a wider one stands: any tile at least as wide will do.
Result<std::string> widest(const VectorFiles& files, TilePath path) {
  for (std::uint32_t width = kTileWidth; width >= path.width; --width) {
    TilePath wider = path;
    wider.width = width;
    if (const auto file = files.find(to_text(wider)); file != files.end()) return file->second;
  }
  return vector_fault("no file for " + to_text(path));
}

Result<Bytes> read_tile(const VectorFiles& files, const TilePath& path) {
  HX_TRY(const std::string content, widest(files, path));
  const std::size_t length = path.width * sizeof(Hash);
  HX_DO(expect(content.size() >= length, to_text(path) + " is too short"));
  const ByteSpan bytes = as_bytes(content).first(length);
  return Bytes(bytes.begin(), bytes.end());
}

// Leaf hashes from the bundles in order, as far as they go.
void read_entries(const VectorFiles& files, MemoryTree& tree) {
  TilePath path{TileKind::entries, 0, 0, 1};
  for (auto content = widest(files, path); content; content = widest(files, path)) {
    const auto entries = parse_entry_bundle(as_bytes(*content));
    if (!entries) return;
    for (const std::string& entry : *entries) tree.append(leaf_hash(entry));
    if (entries->size() < kTileWidth) return;
    ++path.index;
  }
}

void read_leaf_tiles(const VectorFiles& files, MemoryTree& tree) {
  TilePath path{TileKind::hashes, 0, 0, 1};
  for (auto content = widest(files, path); content; content = widest(files, path)) {
    const ByteSpan bytes = as_bytes(*content);
    for (std::size_t at = 0; at + sizeof(Hash) <= bytes.size(); at += sizeof(Hash))
      tree.append(hash_from(bytes.subspan(at, sizeof(Hash))).value());
    if (bytes.size() < kTileWidth * sizeof(Hash)) return;
    ++path.index;
  }
}

// `checkpoint.N` says its size in its name.
Result<Done> check_named_size(const std::string& path, std::uint64_t size) {
  if (path.size() <= kCheckpoint.size() + 1) return Done{};
  const auto named = parse_decimal(std::string_view(path).substr(kCheckpoint.size() + 1));
  return expect(!named || *named == size, "the name says another size");
}

Result<Done> check_checkpoint(TiledLog& log, const std::string& path, const std::string& content) {
  HX_TRY(const OpenedCheckpoint opened, open_checkpoint(content, log.keys));
  const Checkpoint& checkpoint = opened.checkpoint;
  HX_DO(check_named_size(path, checkpoint.head.size));
  HX_TRY(const Note note, parse_note(content));
  HX_DO(expect(to_text(note) == content && to_text(checkpoint) == note.text,
               "does not print back the same"));
  HX_TRY(const Hash from_entries, root_at(checkpoint.head.size, log.tree.source()));
  HX_DO(expect(from_entries == checkpoint.head.root, "the entries give another root"));
  const HashSource tiles = hashes_from_tiles(
      checkpoint.head.size, [&](const TilePath& tile) { return read_tile(log.files, tile); });
  HX_TRY(const Hash from_tiles, root_at(checkpoint.head.size, tiles));
  HX_DO(expect(from_tiles == checkpoint.head.root, "the tiles give another root"));
  log.heads.push_back(checkpoint.head);
  return Done{};
}

Result<Done> check_bundle(const TiledLog& log, const TilePath& path, const std::string& content) {
  HX_TRY(const std::vector<std::string> entries, parse_entry_bundle(as_bytes(content)));
  HX_DO(expect(entries.size() == path.width, "does not hold as many entries as its name says"));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    HX_TRY(const Hash leaf, log.tree.node({0, path.index * kTileWidth + i}));
    HX_DO(expect(leaf == leaf_hash(entries[i]), "entry " + std::to_string(i) + " differs"));
  }
  HX_TRY(const Bytes built, build_entry_bundle(entries));
  return expect(as_text(built) == content, "does not print back the same");
}

Result<Done> check_tile_file(const TiledLog& log, const std::string& name,
                             const std::string& content) {
  HX_TRY(const TilePath path, parse_tile_path(name));
  if (path.kind == TileKind::entries) return check_bundle(log, path, content);
  HX_DO(expect(path.level < 8, "no tree has this level"));
  HX_TRY(const Bytes built, build_tile(path, log.tree.source()));
  return expect(as_text(built) == content, "the entries give another tile");
}

HashSource source_of(const TiledLog& log, std::uint64_t size) {
  return hashes_from_tiles(size,
                           [&log](const TilePath& tile) { return read_tile(log.files, tile); });
}

Result<Done> check_growth(const TiledLog& log, const Growth& growth) {
  HX_TRY(const Proof proof, consistency_proof({growth.older.size, growth.newer.size},
                                              source_of(log, growth.newer.size)));
  HX_DO(verify_consistency(growth, proof));
  return check_consistency(log.tree, {growth.older.size, growth.newer.size}, proof);
}

Result<Done> check_leaves(const TiledLog& log, const TreeHead& head) {
  const HashSource source = source_of(log, head.size);
  const std::uint64_t step = head.size / kLeavesChecked + 1;
  for (std::uint64_t index = 0; index < head.size; index += step) {
    HX_TRY(const Proof proof, inclusion_proof({index, head.size}, source));
    HX_TRY(const Hash leaf, log.tree.node({0, index}));
    HX_DO(verify_inclusion({leaf, index, head}, proof));
  }
  return Done{};
}

void run_heads(const std::string& folder, const TiledLog& log, VectorReport& report) {
  for (const TreeHead& newer : log.heads) {
    const std::string place = folder + "size " + std::to_string(newer.size);
    if (newer.size > 0) report.run(place + ", inclusion", [&] { return check_leaves(log, newer); });
    for (const TreeHead& older : log.heads) {
      if (older.size == 0 || older.size >= newer.size) continue;
      report.run(place + ", consistency with " + std::to_string(older.size),
                 [&] { return check_growth(log, {older, newer}); });
    }
  }
}

}  // namespace

void run_tiled_log(const std::string& folder, const VectorFiles& files, VectorReport& report) {
  TiledLog log{files, keys_in(files), {}, {}};
  read_entries(files, log.tree);
  if (log.tree.size() == 0) read_leaf_tiles(files, log.tree);
  for (const auto& [path, content] : files) {
    if (is_checkpoint(path))
      report.run(folder + path,
                 [&, &name = path, &text = content] { return check_checkpoint(log, name, text); });
    if (is_tile(path))
      report.run(folder + path,
                 [&, &name = path, &text = content] { return check_tile_file(log, name, text); });
  }
  std::sort(log.heads.begin(), log.heads.end(),
            [](const TreeHead& lhs, const TreeHead& rhs) { return lhs.size < rhs.size; });
  run_heads(folder, log, report);
}

}  // namespace huanxin::ledger

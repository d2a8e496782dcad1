// The public side of the record: proof files and tiles, only below the newest checkpoint.

#include <algorithm>

#include "ledger/entry.h"
#include "ledger/proof_file.h"
#include "ledger/receipt.h"
#include "ledger/tile.h"
#include "store/errors.h"
#include "store/internal/log_hashes.h"
#include "store/internal/log_state.h"
#include "store/record.h"

namespace huanxin::store {
namespace {

Result<SealedHead> sealed_head(const Snapshot& snapshot, std::int64_t index) {
  HX_TRY(auto newest, newest_checkpoint(snapshot));
  if (!newest || static_cast<std::int64_t>(newest->head.size) <= index)
    return Error::of(errors::kEntryUnsealed, {std::to_string(index)});
  return *std::move(newest);
}

Result<std::string> open_file(const RecordEntry& found, ledger::ReceiptPlace place) {
  HX_TRY(auto entry, ledger::parse_entry(found.entry));
  const auto salt = from_hex(found.salt_hex);
  ledger::Receipt receipt{.entry = std::move(entry), .opening = {}};
  HX_CHECK(salt.has_value() && salt->size() == receipt.opening.salt.size());
  std::copy(salt->begin(), salt->end(), receipt.opening.salt.begin());
  receipt.opening.payload_sha256 = sha256(event_payload(found.event));
  return ledger::build_receipt_file(receipt, std::move(place));
}

// Entries of one bundle, in order.
Result<Bytes> entry_bundle(const Snapshot& snapshot, const ledger::TilePath& path) {
  const auto from = static_cast<std::int64_t>(path.index * ledger::kTileWidth);
  HX_TRY(
      const auto entries,
      snapshot.rows("SELECT entry FROM log_entries WHERE idx >= :from AND idx < :to ORDER BY idx",
                    {{"from", from}, {"to", from + path.width}},
                    [](const Row& row) { return row.get<std::string>(0); }));
  return ledger::build_entry_bundle(entries);
}

// Any width is served that the newest head covers: older heads had narrower tiles.
bool is_covered(const ledger::TilePath& path, std::uint64_t size) {
  const std::uint32_t shift = path.level * ledger::kTileHeight;
  const std::uint64_t hashes = shift >= 64 ? 0 : size >> shift;
  if (path.index > hashes / ledger::kTileWidth) return false;
  return path.index * ledger::kTileWidth + path.width <= hashes;
}

}  // namespace

Result<std::string> proof_file(const Snapshot& snapshot, std::int64_t index, Opening opening) {
  HX_TRY(const RecordEntry entry, record_entry(snapshot, index));
  HX_TRY(SealedHead sealed, sealed_head(snapshot, index));
  const ledger::LeafPlace leaf{static_cast<std::uint64_t>(index), sealed.head.size};
  HX_TRY(auto proof, ledger::inclusion_proof(leaf, hashes_of(snapshot)));
  if (opening == Opening::include && !entry.salt_hex.empty())
    return open_file(entry, {leaf.index, std::move(proof), std::move(sealed.note)});
  // The entry itself is public: with it the proof can be checked without asking anybody.
  const ByteSpan text = as_bytes(entry.entry);
  return ledger::to_text(ledger::ProofFile{.extra = Bytes(text.begin(), text.end()),
                                           .index = leaf.index,
                                           .proof = std::move(proof),
                                           .checkpoint = std::move(sealed.note)});
}

Result<Bytes> tile_bytes(const Snapshot& snapshot, std::string_view path) {
  const auto missing = Error::of(errors::kTileMissing, {excerpt(path)});
  const auto tile = ledger::parse_tile_path(path);
  if (!tile) return missing;
  HX_TRY(const auto newest, newest_checkpoint(snapshot));
  if (!newest || !is_covered(*tile, newest->head.size)) return missing;
  if (tile->kind == ledger::TileKind::entries) return entry_bundle(snapshot, *tile);
  return ledger::build_tile(*tile, hashes_of(snapshot));
}

}  // namespace huanxin::store

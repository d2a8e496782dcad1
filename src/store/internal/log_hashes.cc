#include "store/internal/log_hashes.h"

#include <vector>

#include "ledger/tile.h"
#include "store/errors.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kLeaves =
    "SELECT leaf_hash FROM log_entries WHERE idx >= :from AND idx < :to ORDER BY idx";
constexpr std::string_view kNodes = R"sql(
  SELECT hash FROM log_nodes
   WHERE level = :level AND idx >= :from AND idx < :to ORDER BY idx)sql";

Result<ledger::Hash> subtree(const Snapshot& snapshot, ledger::NodeId id) {
  // Only every eighth level is stored; those between are a few hashes away.
  const std::uint32_t tile_level = id.level / ledger::kTileHeight;
  const std::uint32_t above = id.level % ledger::kTileHeight;
  const auto from = static_cast<std::int64_t>(id.index << above);
  const std::int64_t count = std::int64_t{1} << above;
  std::vector<ledger::Hash> hashes;
  hashes.reserve(static_cast<std::size_t>(count));
  HX_DO(snapshot.each(
      tile_level == 0 ? kLeaves : kNodes,
      {{"level", static_cast<std::int64_t>(tile_level)}, {"from", from}, {"to", from + count}},
      [&](const Row& row) {
        hashes.push_back(row.get<Digest>(0));
        return true;
      }));
  if (static_cast<std::int64_t>(hashes.size()) != count)
    return Error::of(errors::kCorrupt,
                     {"huanxin.db", (tile_level == 0 ? "log_entries " : "log_nodes ") +
                                        std::to_string(tile_level) + "/" + std::to_string(from)});
  return ledger::root_of(hashes);
}

}  // namespace

ledger::HashSource hashes_of(const Snapshot& snapshot) {
  return [&snapshot](ledger::NodeId id) { return subtree(snapshot, id); };
}

}  // namespace huanxin::store

#include "store/internal/sequencer.h"

#include <span>

#include "ledger/checkpoint.h"
#include "ledger/tile.h"
#include "store/errors.h"
#include "store/internal/log_hashes.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kUnsealed =
    "SELECT leaf_hash FROM log_entries WHERE idx >= :from ORDER BY idx";
constexpr std::string_view kInsertNode =
    "INSERT INTO log_nodes (level, idx, hash) VALUES (:level, :idx, :hash)";
constexpr std::string_view kInsertCheckpoint = R"sql(
  INSERT INTO checkpoints (size, origin, root, note, at_ms)
  VALUES (:size, :origin, :root, :note, :at))sql";

}  // namespace

Result<std::unique_ptr<Sequencer>> Sequencer::open(const Surroundings& surroundings, Instant now) {
  const Snapshot snapshot(surroundings.connection);
  HX_TRY(LogName name, present_name(snapshot));
  HX_TRY(const HeadFile published, read_head_file(surroundings.folder));
  HX_DO(compare_with_head(snapshot, published));
  HX_TRY(ledger::SignerKey key, load_log_key(surroundings.folder, name));
  std::unique_ptr<Sequencer> sequencer(
      new Sequencer(surroundings, std::move(name), std::move(key)));
  HX_DO(sequencer->recover(now));
  return sequencer;
}

Result<Done> Sequencer::recover(Instant now) {
  const Snapshot snapshot(at_.connection);
  HX_TRY(const auto newest, newest_checkpoint(snapshot));
  if (newest) {
    HX_TRY(range_, ledger::CompactRange::at(newest->head.size, hashes_of(snapshot)));
    if (range_.head() != newest->head)
      return Error::of(errors::kCorrupt, {at_.connection.place(), "log_nodes"});
  }
  HX_DO(load_unsealed());
  at_.board.set_committed(at_.log.last_seq());
  if (!newest) return seal(now);  // a new log signs its empty tree
  // A log that goes on under a new name has no head of its own before its first entry.
  if (newest->origin == name_.origin) publish(*newest);
  return Done{};
}

Result<Done> Sequencer::load_unsealed() {
  const Snapshot snapshot(at_.connection);
  HX_TRY(auto hashes, snapshot.rows(kUnsealed, {{"from", static_cast<std::int64_t>(range_.size())}},
                                    [](const Row& row) { return row.get<Digest>(0); }));
  at_.log.set_unsealed(std::move(hashes));
  return Done{};
}

Result<Done> Sequencer::seal(Instant now) {
  ledger::CompactRange range = range_;
  std::vector<Node> nodes;
  const auto keep = [&](ledger::NodeId id, const ledger::Hash& hash) {
    if (id.level == 0 || id.level % ledger::kTileHeight != 0) return;
    nodes.push_back({id.level / ledger::kTileHeight, static_cast<std::int64_t>(id.index), hash});
  };
  for (const ledger::Hash& leaf : at_.log.unsealed()) range.append(leaf, keep);

  SealedHead sealed{.head = range.head(), .origin = name_.origin, .note = {}, .at = now};
  const ledger::Checkpoint checkpoint{
      .origin = name_.origin, .head = sealed.head, .extensions = {}};
  sealed.note = ledger::sign_checkpoint(checkpoint, std::span(&key_, 1));
  HX_DO(write_head_file(at_.folder, {.origin = name_.origin, .head = sealed.head}));
  HX_DO(insert(sealed, nodes));
  range_ = std::move(range);
  at_.log.sealed_all();
  publish(sealed);
  return Done{};
}

Result<Done> Sequencer::insert(const SealedHead& sealed, const std::vector<Node>& nodes) {
  Connection& connection = at_.connection;
  const auto insert_all = [&]() -> Result<Done> {
    for (const Node& node : nodes)
      HX_DO(connection.write(kInsertNode,
                             {{"level", node.level}, {"idx", node.index}, {"hash", node.hash}}));
    HX_DO(
        connection.write(kInsertCheckpoint, {{"size", static_cast<std::int64_t>(sealed.head.size)},
                                             {"origin", sealed.origin},
                                             {"root", sealed.head.root},
                                             {"note", sealed.note},
                                             {"at", sealed.at}}));
    return connection.execute("COMMIT");
  };
  HX_DO(connection.execute("BEGIN IMMEDIATE"));
  auto inserted = insert_all();
  if (!inserted && !connection.in_autocommit())
    static_cast<void>(connection.execute("ROLLBACK").has_value());
  return inserted;
}

void Sequencer::publish(const SealedHead& sealed) {
  at_.board.publish({.origin = sealed.origin,
                     .verifier_key = name_.vkey,
                     .size = static_cast<std::int64_t>(sealed.head.size),
                     .committed = 0,
                     .root_base64 = to_base64(sealed.head.root),
                     .note = sealed.note,
                     .signed_at = sealed.at});
}

}  // namespace huanxin::store

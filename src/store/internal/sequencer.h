#pragma once

#include <memory>
#include <string>

#include "ledger/compact_range.h"
#include "ledger/note.h"
#include "store/internal/connection.h"
#include "store/internal/event_log.h"
#include "store/internal/folder.h"
#include "store/internal/head_board.h"
#include "store/internal/log_state.h"

namespace huanxin::store {

/// Seals committed entries under signed checkpoints, on the writer's thread between transactions.
///
/// The order makes forks impossible: entries are on the disk before the head file names them, and
/// the head file is on the disk before anybody sees the signature. Whatever a crash leaves, the
/// next start finds a head that the database continues, or refuses to sign.
class Sequencer {
 public:
  struct Surroundings {
    Connection& connection;
    EventLog& log;
    const Folder& folder;
    HeadBoard& board;
  };
  /// Recovers the tree's right edge and compares it with the head file.
  /// Errors: store.log_behind_head, store.head_malformed, store.log_key_missing, store.corrupt.
  /// Cost: a few hundred rows and the entries under no checkpoint.
  static Result<std::unique_ptr<Sequencer>> open(const Surroundings& surroundings, Instant now);

  bool has_waiting() const { return !at_.log.unsealed().empty(); }
  /// Signs what is committed; nothing where nothing waits. On an error nothing is published and it
  /// may be called again, unless ends_writing() says otherwise.
  /// Cost: four fsyncs, two hashes per entry, one signature.
  Result<Done> seal(Instant now);

 private:
  Sequencer(const Surroundings& surroundings, LogName name, ledger::SignerKey key)
      : at_(surroundings), name_(std::move(name)), key_(std::move(key)) {}
  Result<Done> recover(Instant now);
  Result<Done> load_unsealed();
  struct Node {
    std::int64_t level;
    std::int64_t index;
    ledger::Hash hash;
  };
  Result<Done> insert(const SealedHead& sealed, const std::vector<Node>& nodes);
  void publish(const SealedHead& sealed);

  Surroundings at_;
  LogName name_;
  ledger::SignerKey key_;
  ledger::CompactRange range_;  ///< at the newest checkpoint
};

}  // namespace huanxin::store

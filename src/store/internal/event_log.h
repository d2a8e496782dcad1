#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "ledger/tree.h"
#include "store/command.h"
#include "store/internal/connection.h"

namespace huanxin::store {

/// The end of the record: appends events with their entries, on the writer's connection.
///
/// What it knows in memory follows the transaction: roll_back() goes with every rollback.
class EventLog {
 public:
  /// Reads where the record stands. Errors: store.corrupt, if events and entries differ in number.
  static Result<std::unique_ptr<EventLog>> open(Connection& connection, Random& random);

  std::int64_t last_seq() const { return last_seq_; }
  /// The time for what happens now: never before what happened last.
  Instant not_before(Instant now) const { return now < last_at_ ? last_at_ : now; }

  /// The newest version of a stream; 0 where there is none.
  Result<std::int64_t> stream_version(std::string_view stream);
  /// Writes the event and its entry. The answer's data is what a later reader will parse.
  Result<Event> append(const NewEvent& event, const Actor& actor, Instant at);

  /// A place to come back to.
  struct Mark {
    std::int64_t last_seq;
    Instant last_at;
    std::size_t unsealed;
  };
  Mark mark() const { return {last_seq_, last_at_, unsealed_.size()}; }
  void roll_back(const Mark& mark);

  /// Hashes of the entries that are under no checkpoint yet, oldest first.
  const std::vector<ledger::Hash>& unsealed() const { return unsealed_; }
  /// Takes over entries that were found without checkpoint at the start.
  void set_unsealed(std::vector<ledger::Hash> hashes) { unsealed_ = std::move(hashes); }
  void sealed_all() { unsealed_.clear(); }

 private:
  EventLog(Connection& connection, Random& random) : connection_(connection), random_(random) {}
  Result<Done> prepare();
  Result<Done> load();
  Result<Done> insert_event(const Event& event, std::string_view data);
  Result<Done> insert_entry(const Event& event, const NewEvent& fresh, const Actor& actor,
                            std::string_view data);

  Connection& connection_;
  Random& random_;
  std::unique_ptr<Statement> version_;
  std::unique_ptr<Statement> insert_event_;
  std::unique_ptr<Statement> insert_entry_;
  std::int64_t last_seq_ = 0;
  Instant last_at_{};
  std::vector<ledger::Hash> unsealed_;
};

}  // namespace huanxin::store

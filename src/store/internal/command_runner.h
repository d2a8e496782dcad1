#pragma once

#include <memory>
#include <span>

#include "base/clock.h"
#include "base/result.h"
#include "store/command.h"
#include "store/internal/event_log.h"
#include "store/projection.h"

namespace huanxin::store {

/// What a command's request comes down to, to tell a repetition from another request: SHA-256 over
/// kind, target, expected version and body. Cost: one writing of the body.
Digest request_digest(const Command& command);

/// A command with what was computed before it reached the writer.
struct PreparedCommand {
  Command command;
  Digest digest{};  ///< set where there is an idempotency key
};

/// How a command that fails while it writes is undone.
enum class Undo {
  with_group,  ///< by ending the whole transaction: nothing to do before each command
  alone,       ///< by a savepoint, before which the full-text index writes out what it gathered
};

/// Runs one command inside the writer's open transaction.
class CommandRunner {
 public:
  struct Surroundings {
    Connection& connection;
    EventLog& log;
    const Clock& clock;
    Random& random;
    std::span<const Projection> projections;
    int decide_budget_ms;
  };
  static Result<std::unique_ptr<CommandRunner>> open(const Surroundings& surroundings);

  /// Errors: those of the command; store.version_stale, store.key_reused, store.bug; those of the
  /// database. After any error nothing of the command remains in the transaction; where only the
  /// end of the transaction could undo it, the connection is in autocommit.
  Result<Receipt> run(const PreparedCommand& prepared, Undo undo);

  /// Forgets answers older than that, a few at a time. Cost: at most a few hundred rows.
  Result<Done> prune_replies(Instant older_than);

 private:
  explicit CommandRunner(const Surroundings& surroundings) : at_(surroundings) {}
  Result<Done> prepare();
  Result<Receipt> run_unguarded(const PreparedCommand& prepared, Undo undo);
  Result<std::optional<Receipt>> earlier_answer(const PreparedCommand& prepared);
  Result<Done> check_version(const CommandRequest& request);
  Result<Outcome> decide(const Command& command, Instant now);
  Result<Receipt> write_alone(const PreparedCommand& prepared, Outcome& outcome, Instant now);
  Result<Receipt> write(const PreparedCommand& prepared, Outcome& outcome, Instant now);
  Result<Done> write_events(const Command& command, const Outcome& outcome, Instant now,
                            Receipt& receipt);
  Result<Done> write_vault(const Outcome& outcome);
  Result<Done> keep_answer(const PreparedCommand& prepared, const Receipt& receipt, Instant now);
  Result<Done> take_back(Undo undo);

  Surroundings at_;
  std::unique_ptr<Statement> savepoint_;
  std::unique_ptr<Statement> release_;
  std::unique_ptr<Statement> roll_back_;
  std::unique_ptr<Statement> find_answer_;
  std::unique_ptr<Statement> insert_answer_;
  std::unique_ptr<Statement> insert_vault_;
  bool writing_ = false;  ///< a command has begun to write and has not ended
};

}  // namespace huanxin::store

#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "store/internal/command_runner.h"
#include "store/internal/folder.h"
#include "store/internal/head_board.h"
#include "store/internal/job_queue.h"
#include "store/internal/sequencer.h"
#include "store/store.h"

namespace huanxin::store {

/// The one thread that writes: groups of commands, each group one transaction and one fsync; heads
/// between them; checkpoints of SQLite's WAL where it has grown.
class Writer {
 public:
  /// Opens the record on a connection of its own; start() begins to work.
  static Result<std::unique_ptr<Writer>> open(const StoreOptions& options, const Clock& clock,
                                              Random& random, HeadBoard& board);
  ~Writer();  ///< finishes what waits, seals, ends the thread

  void start();
  void submit(Command command, std::function<void(Result<Receipt>)> done);
  void request_seal(std::function<void(Result<Done>)> done);
  void on_commit(std::function<void(std::int64_t)> listener);
  void fill_health(Store::Health& health) const;

 private:
  using Clocktime = std::chrono::steady_clock;

  Writer(const StoreOptions& options, const Clock& clock, HeadBoard& board);
  Result<Done> prepare(Random& random);
  void loop();
  void run_group();
  Result<Done> run_commands();
  Result<bool> run_each(Undo undo);
  void gather_more();
  Result<Done> commit();
  void fail_group(const Error& error);
  void answer_group();
  void tell(Job& job, Result<Receipt> answer) const;
  std::optional<Error> reason_not_to_write() const;

  void seal_if_due();
  void seal_for(std::vector<std::function<void(Result<Done>)>> waiting);
  Result<Done> seal();
  std::optional<Clocktime::time_point> next_seal() const;

  void tidy_up();
  Result<Done> checkpoint_wal();
  Result<Done> prune_replies();
  void note_failure(const Error& error);
  void report(const Error& error) const;
  void tell_listeners();
  static int on_wal(void* self, sqlite3* db, const char* name, int pages);

  const StoreOptions options_;
  const Clock& clock_;
  HeadBoard& board_;
  Folder folder_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<EventLog> log_;
  std::unique_ptr<CommandRunner> runner_;
  std::unique_ptr<Sequencer> sequencer_;
  std::unique_ptr<Statement> begin_;
  std::unique_ptr<Statement> commit_;

  JobQueue queue_;
  std::vector<Job> group_;
  std::size_t last_group_ = 0;  ///< commands in the group before
  std::vector<Result<Receipt>> answers_;
  Clocktime::time_point last_seal_{};
  int wal_pages_ = 0;
  std::int64_t commits_since_prune_ = 0;

  std::atomic<std::int64_t> commits_{0};
  std::atomic<std::int64_t> commands_{0};
  std::atomic<std::int64_t> refused_{0};
  std::atomic<bool> stopped_{false};  ///< for good: see ends_writing()
  std::string last_reported_;         ///< so that a full disk is not reported with every command
  mutable std::mutex mutex_;          ///< guards why_not_
  std::string why_not_;
  std::mutex listeners_mutex_;
  std::vector<std::function<void(std::int64_t)>> listeners_;
  std::thread thread_;
};

}  // namespace huanxin::store

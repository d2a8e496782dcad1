#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/command.h"
#include "store/projection.h"

namespace huanxin::store {

struct StoreOptions {
  std::filesystem::path dir;            ///< the data folder: database, keys, files, head
  std::vector<Projection> projections;  ///< in the order in which they apply events
  std::string origin;  ///< of the log, e.g. `huanxin.example/evidence/chaoyang`; used by create()
  int readers = 3;     ///< read connections
  int group_max = 32;  ///< commands in one fsync
  std::size_t queue_max = 4096;                ///< waiting commands; more are refused (store.busy)
  int query_budget_ms = 2000;                  ///< a read that takes longer is ended
  int seal_interval_ms = 200;                  ///< between checkpoints while entries wait
  std::int64_t disk_reserve_bytes = 16 << 20;  ///< below it writing stops (507), reading goes on
  /// Answers kept for repeated idempotency keys; older ones are forgotten. Seven days.
  std::int64_t key_age_ms_max = std::int64_t{7} * 24 * 3600 * 1000;
  /// Hears of what the caller cannot act on: bugs, failed writes. From the writer's thread; empty
  /// writes a line to the standard error stream.
  std::function<void(const Error&)> report;
  std::string vfs;  ///< SQLite's file layer; empty for the system's own. Tests break disks with it.
};

/// The newest signed checkpoint, and where the record stands.
struct RecordHead {
  std::string origin;
  std::string verifier_key;    ///< C2SP vkey of the log's present key
  std::int64_t size = 0;       ///< entries under the checkpoint
  std::int64_t committed = 0;  ///< entries in the database
  std::string root_base64;
  std::string note;  ///< the signed checkpoint itself
  Instant signed_at;
};

/// One record: commands in, events and views out, sealed in a Merkle log.
///
/// Durability: a receipt is given only after the transaction reached the disk
/// (SQLite WAL, synchronous=FULL). A failed fsync ends the writer: nothing more is acknowledged.
/// Threads: every public function may be called from any thread.
class Store {
 public:
  /// Makes a new data folder. Errors: store.exists, store.folder_unwritable, store.io.
  static Result<Done> create(const StoreOptions& options, const Clock& clock, Random& random);

  /// Opens the folder, runs outstanding migrations, compares the log with the head file, starts the
  /// writer. `clock` and `random` must outlive the store.
  /// Errors: store.missing, store.locked (another process has it), store.corrupt,
  /// store.log_behind_head (a copied-in older database: run `huanxin restore`), store.newer_schema.
  static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Clock& clock,
                                             Random& random);
  virtual ~Store() = default;

  /// Queues a command; `done` is called once, from the writer's thread, after it is durable or
  /// refused. It must return quickly (hand over to your executor).
  /// Errors: those of the command; store.busy, store.version_stale, store.key_reused (same key,
  /// other request), store.disk_full, store.stopped.
  virtual void submit(Command command, std::function<void(Result<Receipt>)> done) = 0;

  /// submit() and wait.
  Result<Receipt> run(Command command);

  /// Calls `use` with a consistent snapshot on one of the read connections; waits for a free one,
  /// no longer than a query may take. Not inside another read(): that would hold two of them.
  /// Errors: those of `use`; store.busy, store.query_too_long.
  virtual Result<Done> read(const std::function<Result<Done>(const Snapshot&)>& use) = 0;

  /// read() for functions with a value.
  template <typename T>
  Result<T> query(const std::function<Result<T>(const Snapshot&)>& use) {
    std::optional<Result<T>> answer;
    HX_DO(read([&](const Snapshot& snapshot) -> Result<Done> {
      answer.emplace(use(snapshot));
      return Done{};
    }));
    return *std::move(answer);
  }

  virtual RecordHead head() const = 0;

  /// Called from the writer's thread after each commit with the newest seq, and after each new
  /// checkpoint. Must return quickly.
  virtual void on_commit(std::function<void(std::int64_t last_seq)> listener) = 0;

  /// Signs all that was submitted before and waits for it: for the end of imports, for shutdown.
  virtual Result<RecordHead> seal() = 0;

  /// Numbers for /metrics and /readyz.
  struct Health {
    std::size_t queued = 0;
    std::int64_t commits = 0;  ///< fsyncs of the writer
    std::int64_t commands = 0;
    std::int64_t refused = 0;
    std::int64_t unsealed = 0;    ///< committed entries without checkpoint
    std::int64_t free_bytes = 0;  ///< of the disk
    bool writable = true;
    std::string why_not;  ///< code of the reason where not writable
  };
  virtual Health health() const = 0;

  /// A consistent copy of the database into `target` (a new folder) while work goes on, with the
  /// files and without the signing key. `progress` gets done and total pages.
  virtual Result<Done> backup(const std::filesystem::path& target,
                              const std::function<void(int done, int total)>& progress) = 0;

  virtual const std::filesystem::path& dir() const = 0;
};

}  // namespace huanxin::store

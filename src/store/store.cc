#include "store/store.h"

#include <filesystem>

#include "store/errors.h"
#include "store/files.h"
#include "store/internal/backup.h"
#include "store/internal/folder.h"
#include "store/internal/open_store.h"
#include "store/internal/reader_pool.h"
#include "store/internal/schema.h"
#include "store/internal/waiting.h"
#include "store/internal/writer.h"

namespace huanxin::store {
namespace {

class OpenedStore final : public Store {
 public:
  OpenedStore(const StoreOptions& options, const Clock& clock, FileHandle lock)
      : options_(options), clock_(clock), lock_(std::move(lock)) {}

  Result<Done> start(Random& random) {
    HX_TRY(writer_, Writer::open(options_, clock_, random, board_));
    HX_TRY(readers_, ReaderPool::open(options_));
    writer_->start();
    return Done{};
  }

  void submit(Command command, std::function<void(Result<Receipt>)> done) override {
    writer_->submit(std::move(command), std::move(done));
  }
  Result<Done> read(const std::function<Result<Done>(const Snapshot&)>& use) override {
    return readers_->read(use);
  }
  RecordHead head() const override { return board_.read(); }
  void on_commit(std::function<void(std::int64_t)> listener) override {
    writer_->on_commit(std::move(listener));
  }
  Result<RecordHead> seal() override {
    Waiting<Done> sealed;
    writer_->request_seal([&](Result<Done> done) { sealed.set(std::move(done)); });
    HX_DO(sealed.get());
    return head();
  }
  Health health() const override {
    Health health;
    writer_->fill_health(health);
    return health;
  }
  Result<Done> backup(const std::filesystem::path& target,
                      const std::function<void(int, int)>& progress) override {
    return write_backup(options_, target, clock_.now(), progress);
  }
  const std::filesystem::path& dir() const override { return options_.dir; }

 private:
  // Destroyed from below: readers close before the writer, the lock goes last.
  const StoreOptions options_;
  const Clock& clock_;
  FileHandle lock_;
  HeadBoard board_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<ReaderPool> readers_;
};

Result<Done> make_database(const StoreOptions& options, const std::filesystem::path& file,
                           Instant now) {
  HX_TRY(
      const auto connection,
      Connection::open({.file = file, .use = ConnectionOptions::Use::create, .vfs = options.vfs}));
  HX_DO(connection->execute("PRAGMA application_id=" + std::to_string(kApplicationId)));
  return migrate(*connection, options.projections, now);
}

// An upload that a crash interrupted was never acknowledged.
void remove_leftovers(const Folder& folder) {
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(folder.incoming(), code))
    std::filesystem::remove(entry.path(), code);
}

}  // namespace

Result<Done> check_database_file(const Folder& folder) {
  std::error_code code;
  const auto size = std::filesystem::file_size(folder.database(), code);
  const std::string place = folder.database().string();
  if (code) return Error::of(errors::kStoreMissing, {place});
  if (size < 512) return Error::of(errors::kCorrupt, {place, std::to_string(size) + " bytes"});
  HX_TRY(const auto connection, Connection::open({.file = folder.database(), .mmap_bytes = 0}));
  HX_TRY(const std::string id, connection->text("PRAGMA application_id"));
  if (id != std::to_string(kApplicationId))
    return Error::of(errors::kCorrupt, {place, "application_id " + id});
  return Done{};
}

Result<Done> name_log(Connection& connection, const LogName& name, std::int64_t from_size,
                      Instant now) {
  HX_DO(
      connection.write("INSERT INTO log_identity (number, origin, vkey, from_size, at_ms) "
                       "VALUES (:number, :origin, :vkey, :from_size, :at)",
                       {{"number", name.number},
                        {"origin", name.origin},
                        {"vkey", name.vkey},
                        {"from_size", from_size},
                        {"at", now}}));
  return Done{};
}

Result<std::unique_ptr<Store>> open_locked(const StoreOptions& options, const Clock& clock,
                                           Random& random, FileHandle lock) {
  auto store = std::make_unique<OpenedStore>(options, clock, std::move(lock));
  HX_DO(store->start(random));
  return std::unique_ptr<Store>(std::move(store));
}

Result<Done> Store::create(const StoreOptions& options, const Clock& clock, Random& random) {
  const Folder folder{options.dir};
  std::error_code code;
  if (std::filesystem::exists(folder.database(), code))
    return Error::of(errors::kStoreExists, {options.dir.string()});
  HX_DO(make_parts(folder));
  HX_TRY(FileHandle lock, lock_folder(folder));
  // The database gets its name last: whatever was interrupted before can be begun again.
  const std::filesystem::path fresh = folder.database().string() + ".new";
  std::filesystem::remove(fresh, code);
  HX_DO(make_database(options, fresh, clock.now()));
  HX_TRY(const ledger::SignerKey key, make_log_key(folder, 1, options.origin, random));
  {
    HX_TRY(const auto connection,
           Connection::open(
               {.file = fresh, .use = ConnectionOptions::Use::write, .vfs = options.vfs}));
    HX_DO(name_log(*connection, {1, options.origin, key.verifier().text()}, 0, clock.now()));
  }
  HX_DO(write_head_file(folder, {options.origin, {0, ledger::empty_root()}}));
  std::filesystem::rename(fresh, folder.database(), code);
  if (code) return Error::of(errors::kFolderUnwritable, {options.dir.string(), code.message()});
  HX_DO(sync_folder(options.dir));
  HX_DO(open_locked(options, clock, random, std::move(lock)));  // signs the empty tree
  return Done{};
}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options, const Clock& clock,
                                           Random& random) {
  const Folder folder{options.dir};
  std::error_code code;
  if (!std::filesystem::exists(folder.database(), code))
    return Error::of(errors::kStoreMissing, {folder.database().string()});
  if (std::filesystem::exists(folder.unfinished(), code))
    return Error::of(errors::kRestoreUnfinished, {options.dir.string()});
  HX_DO(make_parts(folder));
  HX_TRY(FileHandle lock, lock_folder(folder));
  HX_DO(check_database_file(folder));
  remove_leftovers(folder);
  return open_locked(options, clock, random, std::move(lock));
}

Result<Receipt> Store::run(Command command) {
  Waiting<Receipt> answer;
  submit(std::move(command), [&](Result<Receipt> receipt) { answer.set(std::move(receipt)); });
  return answer.get();
}

}  // namespace huanxin::store

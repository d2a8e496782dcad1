// Store::backup(): SQLite's online backup on a snapshot of its own, beside the writer.

#include <sqlite3.h>

#include <memory>

#include "store/errors.h"
#include "store/internal/backup.h"
#include "store/internal/connection.h"
#include "store/internal/folder.h"
#include "store/internal/log_state.h"
#include "store/internal/manifest.h"
#include "store/internal/sqlite_error.h"

namespace huanxin::store {
namespace {

namespace fs = std::filesystem;

constexpr int kPagesAtOnce = 2048;  // 8 MiB between two reports of progress

using Progress = std::function<void(int done, int total)>;

struct BackupFinish {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

// The read transaction of `source` stays open all the while, so that every step sees one state and
// commits beside it do not make the copy begin anew.
Result<Done> copy_database(Connection& source, const fs::path& target, const Progress& progress) {
  HX_TRY(const auto copy,
         Connection::open({.file = target, .use = ConnectionOptions::Use::create_plain}));
  const std::unique_ptr<sqlite3_backup, BackupFinish> backup(
      sqlite3_backup_init(copy->handle(), "main", source.handle(), "main"));
  if (backup == nullptr)
    return sqlite_error(copy->handle(), sqlite3_extended_errcode(copy->handle()), target.string());
  for (;;) {
    const int code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
    if (code != SQLITE_OK && code != SQLITE_DONE)
      return sqlite_error(copy->handle(), code, target.string());
    const int total = sqlite3_backup_pagecount(backup.get());
    if (progress) progress(total - sqlite3_backup_remaining(backup.get()), total);
    if (code == SQLITE_DONE) return Done{};
  }
}

// Files never change once they have their name: a link is as good as a copy.
Result<StoredFile> copy_stored(const fs::path& from, const fs::path& to) {
  HX_DO(make_folder(to.parent_path()));
  std::error_code code;
  fs::create_hard_link(from, to, code);
  if (code) {
    fs::copy_file(from, to, code);
    if (code) return system_error(code.value(), to.string());
    HX_DO(sync_path(to));
  }
  HX_DO(sync_folder(to.parent_path()));
  return StoredFile{.sha256 = digest_of_place(to),
                    .size = static_cast<std::int64_t>(fs::file_size(to, code))};
}

Result<std::vector<StoredFile>> copy_files(const fs::path& from, const fs::path& to) {
  std::vector<StoredFile> copied;
  for (const fs::path& file : stored_files(from)) {
    const fs::path place = fs::relative(file, from);
    HX_TRY(StoredFile stored, copy_stored(file, to / place));
    copied.push_back(std::move(stored));
  }
  return copied;
}

Result<Manifest> describe(const Snapshot& snapshot, Instant now) {
  HX_TRY(const LogName name, present_name(snapshot));
  HX_TRY(const std::int64_t entries, entry_count(snapshot));
  HX_TRY(const ledger::TreeHead head, head_over(snapshot, static_cast<std::uint64_t>(entries)));
  return Manifest{.origin = name.origin,
                  .vkey = name.vkey,
                  .entries = head,
                  .database = {},
                  .files = {},
                  .made_at = to_iso(now)};
}

}  // namespace

Result<Done> write_backup(const StoreOptions& options, const fs::path& target, Instant now,
                          const Progress& progress) {
  if (!is_empty_folder(target)) return Error::of(errors::kTargetNotEmpty, {target.string()});
  HX_DO(make_folder(target));
  const Folder copy{target};
  HX_TRY(const auto source, Connection::open({.file = Folder{options.dir}.database(),
                                              .use = ConnectionOptions::Use::read,
                                              .vfs = options.vfs}));
  source->leave_wal_on_close();
  HX_DO(source->execute("BEGIN"));
  HX_TRY(Manifest manifest, describe(Snapshot(*source), now));
  HX_DO(copy_database(*source, copy.database(), progress));
  HX_DO(source->execute("COMMIT"));
  HX_DO(sync_path(copy.database()));
  HX_TRY(manifest.database, hash_file(copy.database()));
  // After the database: a file is there before the event that names it.
  HX_TRY(manifest.files, copy_files(options.dir, target));
  return write_durably(target / kManifestFile, to_text(manifest));
}

}  // namespace huanxin::store

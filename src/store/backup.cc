// Store::backup(): SQLite's online backup on a snapshot of its own, beside the writer.

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
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

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
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

// Reads the file once: what is written is what was hashed. A copy of its own, for a link would rot
// together with the file it was to replace.
Result<StoredFile> copy_stored(const fs::path& from, const fs::path& to) {
  const FileHandle source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (source.fd() < 0) return system_error(errno, from.string());
  const FileHandle copy(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
  if (copy.fd() < 0) return system_error(errno, to.string());
  std::vector<char> buffer(std::size_t{1} << 18);
  Sha256 hash;
  StoredFile stored;
  for (;;) {
    const ssize_t size = ::read(source.fd(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return system_error(errno, from.string());
    if (size == 0) break;
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
    hash.update(bytes);
    stored.size += size;
    HX_DO(write_all(copy.fd(), bytes, to));
  }
  HX_DO(sync_file(copy.fd(), to));
  stored.sha256 = to_hex(hash.finish());
  return stored;
}

struct CopiedFiles {
  std::vector<StoredFile> sound;
  std::vector<std::string> rotten;  ///< names of files whose content is not theirs: left out
};

Result<Done> copy_file(const fs::path& from, const fs::path& to, const std::string& name,
                       CopiedFiles& copied) {
  HX_TRY(StoredFile stored, copy_stored(from, to));
  if (stored.sha256 == digest_of_place(to)) {
    copied.sound.push_back(std::move(stored));
    return Done{};
  }
  copied.rotten.push_back(name);
  std::error_code code;
  fs::remove(to, code);
  if (code) return system_error(code.value(), to.string());
  return Done{};
}

Result<CopiedFiles> copy_files(const fs::path& from, const fs::path& to) {
  CopiedFiles copied;
  fs::path shelf;
  const auto leave_shelf = [&]() -> Result<Done> {
    if (!shelf.empty()) HX_DO(sync_folder(shelf));
    return Done{};
  };
  for (const fs::path& file : stored_files(from)) {
    const fs::path place = fs::relative(file, from);
    if (const fs::path next = (to / place).parent_path(); next != shelf) {
      HX_DO(leave_shelf());
      HX_DO(make_folder(next));
      shelf = next;
    }
    HX_DO(copy_file(file, to / place, place.string(), copied));
  }
  HX_DO(leave_shelf());
  if (!shelf.empty()) HX_DO(sync_folder(Folder{to}.files()));
  return copied;
}

Error rotten_error(const std::vector<std::string>& rotten) {
  constexpr std::size_t kNamed = 10;
  std::string names;
  for (std::size_t i = 0; i < std::min(rotten.size(), kNamed); ++i)
    names += (names.empty() ? "" : ", ") + rotten[i];
  if (rotten.size() > kNamed) names += ", ...";
  return Error::of(errors::kBackupFileRotten, {std::to_string(rotten.size()), names});
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
  HX_TRY(CopiedFiles files, copy_files(options.dir, target));
  manifest.files = std::move(files.sound);
  HX_DO(write_durably(target / kManifestFile, to_text(manifest)));
  // One lost file must not keep everything else from being saved, nor go by unnoticed.
  if (!files.rotten.empty()) return rotten_error(files.rotten);
  return Done{};
}

}  // namespace huanxin::store

// Bringing a backup back: the log goes on under a new name and key.

#include <filesystem>

#include "store/check.h"
#include "store/errors.h"
#include "store/internal/folder.h"
#include "store/internal/manifest.h"
#include "store/internal/open_store.h"
#include "store/internal/schema.h"
#include "store/internal/sqlite_error.h"

namespace huanxin::store {
namespace {

namespace fs = std::filesystem;

struct Places {
  const fs::path& backup;
  const Folder& folder;
};

Error invalid(const fs::path& backup, const fs::path& what) {
  return Error::of(errors::kBackupInvalid, {backup.string(), what.string()});
}

bool is_as_listed(const fs::path& path, const StoredFile& listed) {
  const auto found = hash_file(path);
  return found && found->sha256 == listed.sha256 && found->size == listed.size;
}

fs::path place_in(const fs::path& dir, const StoredFile& file) {
  return Folder{dir}.files() / file.sha256.substr(0, 2) / file.sha256.substr(2);
}

Result<Done> verify(const fs::path& backup, const Manifest& manifest,
                    const CheckProgress& progress) {
  const auto total = static_cast<std::int64_t>(manifest.files.size()) + 1;
  if (!is_as_listed(Folder{backup}.database(), manifest.database))
    return invalid(backup, Folder{backup}.database().filename());
  for (std::int64_t i = 1; i < total; ++i) {
    const StoredFile& file = manifest.files[static_cast<std::size_t>(i - 1)];
    if (file.sha256.size() != 64 || !is_as_listed(place_in(backup, file), file))
      return invalid(backup, fs::relative(place_in(backup, file), backup));
    if (progress) progress("verify", i, total);
  }
  if (progress) progress("verify", total, total);
  return Done{};
}

Result<Done> copy_one(const fs::path& from, const fs::path& to) {
  HX_DO(make_folder(to.parent_path()));
  std::error_code code;
  fs::copy_file(from, to, code);
  if (code) return system_error(code.value(), to.string());
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, code);
  HX_DO(sync_path(to));
  return sync_folder(to.parent_path());
}

Result<Done> copy_all(const Places& places, const Manifest& manifest,
                      const CheckProgress& progress) {
  HX_DO(copy_one(Folder{places.backup}.database(), places.folder.database()));
  const auto total = static_cast<std::int64_t>(manifest.files.size());
  for (std::int64_t i = 0; i < total; ++i) {
    const StoredFile& file = manifest.files[static_cast<std::size_t>(i)];
    HX_DO(copy_one(place_in(places.backup, file), place_in(places.folder.dir, file)));
    if (progress) progress("copy", i + 1, total);
  }
  return sync_folder(places.folder.files());
}

// `<origin>`, `<origin>/r2`, `<origin>/r3`: the name by which the first key signed stays in front.
std::string next_origin(const LogName& old) {
  std::string origin = old.origin;
  const std::string suffix = "/r" + std::to_string(old.number);
  if (old.number > 1 && origin.ends_with(suffix)) origin.resize(origin.size() - suffix.size());
  return origin + "/r" + std::to_string(old.number + 1);
}

struct Renamed {
  LogName old;
  ledger::TreeHead head;
};

Result<Done> empty_tables(Connection& connection, std::span<const std::string_view> tables) {
  for (const std::string_view table : tables)
    HX_DO(connection.execute("DELETE FROM \"" + std::string(table) + "\""));
  return Done{};
}

// From here on nobody can sign under the old name: its key was never in the backup.
Result<Renamed> rename_log(const Places& places, const Manifest& manifest,
                           const StoreOptions& options, Instant now, Random& random,
                           std::span<const std::string_view> emptied) {
  HX_TRY(const auto connection, Connection::open({.file = places.folder.database(),
                                                  .use = ConnectionOptions::Use::create,
                                                  .vfs = options.vfs}));
  HX_DO(migrate(*connection, options.projections, now));
  HX_DO(empty_tables(*connection, emptied));
  const Snapshot snapshot(*connection);
  HX_TRY(LogName old, present_name(snapshot));
  HX_TRY(const std::int64_t entries, entry_count(snapshot));
  HX_TRY(const ledger::TreeHead head, head_over(snapshot, static_cast<std::uint64_t>(entries)));
  if (head != manifest.entries || old.origin != manifest.origin || old.vkey != manifest.vkey)
    return invalid(places.backup, kManifestFile);
  LogName fresh{.number = old.number + 1, .origin = next_origin(old), .vkey = {}};
  HX_TRY(const auto key, make_log_key(places.folder, fresh.number, fresh.origin, random));
  fresh.vkey = key.verifier().text();
  HX_DO(name_log(*connection, fresh, entries, now));
  HX_DO(write_head_file(places.folder, {fresh.origin, head}));
  return Renamed{.old = std::move(old), .head = head};
}

Result<Outcome> decide_restored(const Snapshot&, const CommandRequest& request,
                                const CommandContext&) {
  Outcome outcome;
  outcome.events.push_back({.stream = request.target,
                            .kind = "log.restored",
                            .data = request.body.as_object(),
                            .entry_type = "log.restored"});
  return outcome;
}

Command restored(const Renamed& renamed, const Manifest& manifest) {
  return {.kind = {"log.restore", decide_restored},
          .actor = {.account = "system", .role = "system", .district = "", .subdistrict = ""},
          .request = {.target = "log",
                      .body = JsonObject{{"origin", renamed.old.origin},
                                         {"vkey", renamed.old.vkey},
                                         {"size", static_cast<std::int64_t>(renamed.head.size)},
                                         {"root", to_base64(renamed.head.root)},
                                         {"backup_made_at", manifest.made_at}},
                      .expected_version = std::nullopt},
          .idempotency_key = ""};
}

}  // namespace

Result<Done> restore(const fs::path& backup, const StoreOptions& options, const Clock& clock,
                     Random& random, const CheckProgress& progress,
                     std::span<const std::string_view> emptied) {
  const Folder folder{options.dir};
  const Places places{backup, folder};
  if (!is_empty_folder(options.dir))
    return Error::of(errors::kTargetNotEmpty, {options.dir.string()});
  HX_TRY(const Manifest manifest, read_manifest(backup));
  HX_DO(verify(backup, manifest, progress));

  HX_DO(make_parts(folder));
  HX_TRY(FileHandle lock, lock_folder(folder));
  HX_DO(write_durably(folder.unfinished(), ""));  // keeps everybody out until the end
  HX_DO(copy_all(places, manifest, progress));
  HX_DO(check_database_file(folder));
  HX_TRY(const Renamed renamed,
         rename_log(places, manifest, options, clock.now(), random, emptied));
  {
    HX_TRY(const auto store, open_locked(options, clock, random, std::move(lock)));
    HX_DO(store->run(restored(renamed, manifest)));
    HX_DO(store->seal());
  }
  std::error_code code;
  fs::remove(folder.unfinished(), code);
  if (code) return system_error(code.value(), folder.unfinished().string());
  return sync_folder(folder.dir);
}

}  // namespace huanxin::store

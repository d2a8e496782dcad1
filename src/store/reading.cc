#include "store/reading.h"

#include "store/errors.h"
#include "store/internal/backup.h"
#include "store/internal/connection.h"
#include "store/internal/folder.h"
#include "store/internal/log_state.h"

namespace huanxin::store {
namespace {

Result<Done> must_exist(const StoreOptions& options) {
  std::error_code code;
  if (std::filesystem::exists(Folder{options.dir}.database(), code)) return Done{};
  return Error::of(errors::kStoreMissing, {options.dir.string()});
}

}  // namespace

Result<Done> read_folder(const StoreOptions& options,
                         const std::function<Result<Done>(const Snapshot&)>& use) {
  HX_DO(must_exist(options));
  HX_TRY(const auto connection, Connection::open({.file = Folder{options.dir}.database(),
                                                  .use = ConnectionOptions::Use::read,
                                                  .vfs = options.vfs}));
  connection->leave_wal_on_close();  // reading changes nothing
  HX_DO(connection->execute("BEGIN"));
  HX_DO(use(Snapshot(*connection)));
  return connection->execute("COMMIT");
}

Result<RecordHead> read_head(const StoreOptions& options) {
  RecordHead head;
  HX_DO(read_folder(options, [&](const Snapshot& snapshot) -> Result<Done> {
    HX_TRY(const LogName name, present_name(snapshot));
    head.origin = name.origin;
    head.verifier_key = name.vkey;
    HX_TRY(head.committed, snapshot.number("SELECT MAX(idx) + 1 FROM log_entries"));
    HX_TRY(const auto sealed, newest_checkpoint(snapshot));
    if (!sealed) return Done{};
    head.size = static_cast<std::int64_t>(sealed->head.size);
    head.root_base64 = to_base64(sealed->head.root);
    head.note = sealed->note;
    head.signed_at = sealed->at;
    return Done{};
  }));
  return head;
}

Result<std::vector<LogSigner>> log_signers(const Snapshot& snapshot) {
  return snapshot.rows("SELECT origin, vkey, from_size, at_ms FROM log_identity ORDER BY number",
                       {}, [](const Row& row) {
                         return LogSigner{.origin = row.get<std::string>(0),
                                          .verifier_key = row.get<std::string>(1),
                                          .from_size = row.integer(2),
                                          .since = row.get<Instant>(3)};
                       });
}

Result<Done> backup_folder(const StoreOptions& options, const std::filesystem::path& target,
                           Instant now, const std::function<void(int done, int total)>& progress) {
  HX_DO(must_exist(options));
  return write_backup(options, target, now, progress);
}

}  // namespace huanxin::store

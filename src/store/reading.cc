#include "store/reading.h"

#include "store/errors.h"
#include "store/internal/backup.h"
#include "store/internal/connection.h"
#include "store/internal/folder.h"

namespace huanxin::store {
namespace {

Result<Done> must_exist(const StoreOptions& options) {
  std::error_code code;
  if (std::filesystem::exists(Folder{options.dir}.database(), code)) return Done{};
  return Error::of(errors::kFolderMissing, {options.dir.string()});
}

}  // namespace

Result<Done> read_folder(const StoreOptions& options,
                         const std::function<Result<Done>(const Snapshot&)>& use) {
  HX_DO(must_exist(options));
  HX_TRY(const auto connection, Connection::open({.file = Folder{options.dir}.database(),
                                                  .use = ConnectionOptions::Use::read,
                                                  .vfs = options.vfs}));
  HX_DO(connection->execute("BEGIN"));
  HX_DO(use(Snapshot(*connection)));
  return connection->execute("COMMIT");
}

Result<Done> backup_folder(const StoreOptions& options, const std::filesystem::path& target,
                           Instant now, const std::function<void(int done, int total)>& progress) {
  HX_DO(must_exist(options));
  return write_backup(options, target, now, progress);
}

}  // namespace huanxin::store

#include "store/internal/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "store/errors.h"

namespace huanxin::store {
namespace {

// In the detail of errors after which the state of the disk is unknown.
constexpr std::string_view kDiskUnknown = "disk state unknown: ";

bool is_space_error(int error_number) {
  return error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
}

}  // namespace

Error sqlite_error(sqlite3* db, int code, std::string_view place) {
  const int primary = code & 0xff;
  const int system = db == nullptr ? 0 : sqlite3_system_errno(db);
  std::string detail = std::string(sqlite3_errstr(code)) + " (" + std::to_string(code) + ")";
  if (db != nullptr) detail += std::string(": ") + sqlite3_errmsg(db);
  switch (primary) {
    case SQLITE_FULL: return Error::of(errors::kDiskFull, {place}).with_detail(std::move(detail));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Error::of(errors::kCorrupt, {place, sqlite3_errstr(code)})
          .with_detail(std::move(detail));
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Error::of(errors::kBusy).with_detail(std::move(detail));
    case SQLITE_IOERR:
      if (is_space_error(system) && code != SQLITE_IOERR_FSYNC)
        return Error::of(errors::kDiskFull, {place}).with_detail(std::move(detail));
      return Error::of(errors::kStoreIo, {place, std::strerror(system)})
          .with_detail(std::string(kDiskUnknown) + detail);
    default:
      return Error::of(errors::kStoreIo, {place, sqlite3_errstr(code)})
          .with_detail(std::move(detail));
  }
}

Error system_error(int error_number, std::string_view place) {
  if (is_space_error(error_number)) return Error::of(errors::kDiskFull, {place});
  return Error::of(errors::kStoreIo, {place, std::strerror(error_number)});
}

Error sync_error(int error_number, std::string_view place) {
  return Error::of(errors::kStoreIo, {place, std::strerror(error_number)})
      .with_detail(std::string(kDiskUnknown) + "fsync failed");
}

bool ends_writing(const Error& error) {
  return error.code == errors::kCorrupt.code || error.detail.starts_with(kDiskUnknown);
}

}  // namespace huanxin::store

#pragma once

#include <string_view>

#include "base/result.h"

struct sqlite3;

namespace huanxin::store {

/// The error for a failed SQLite call, by its extended code and the connection's message.
/// `place` is the database file. Cost: only on failure.
Error sqlite_error(sqlite3* db, int code, std::string_view place);

/// The error for a failed call of the operating system, from errno.
Error system_error(int error_number, std::string_view place);
/// The error for a failed fsync(2), from errno: ends_writing() holds for it.
Error sync_error(int error_number, std::string_view place);

/// Whether nothing written may be trusted to have reached the disk, so that the writer must end:
/// the kernel reports a failed fsync once and then forgets the pages (PostgreSQL's lesson of 2018).
bool ends_writing(const Error& error);

}  // namespace huanxin::store

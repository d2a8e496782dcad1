#pragma once

#include <memory>

#include "store/internal/connection.h"
#include "store/internal/folder.h"
#include "store/internal/log_state.h"
#include "store/store.h"

namespace huanxin::store {

/// Opens a folder whose lock is held: for create(), open() and restore().
Result<std::unique_ptr<Store>> open_locked(const StoreOptions& options, const Clock& clock,
                                           Random& random, FileHandle lock);

/// Refuses what is no whole database of ours: before anything is written.
/// Errors: store.missing, store.corrupt. Cost: one page.
Result<Done> check_database_file(const Folder& folder);

/// Writes down under which name and key the log goes on from `from_size` entries.
Result<Done> name_log(Connection& connection, const LogName& name, std::int64_t from_size,
                      Instant now);

}  // namespace huanxin::store

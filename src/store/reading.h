#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"
#include "store/snapshot.h"
#include "store/store.h"

namespace huanxin::store {

/// Reads a data folder on one snapshot without opening it for work: may run beside a server.
/// Errors: store.missing, store.corrupt, those of `use`.
Result<Done> read_folder(const StoreOptions& options,
                         const std::function<Result<Done>(const Snapshot&)>& use);

/// Store::head() of a data folder, beside a server.
Result<RecordHead> read_head(const StoreOptions& options);

/// Store::backup() of a folder that another process may have open.
/// Errors: store.missing, store.target_not_empty, store.disk_full, store.io.
Result<Done> backup_folder(const StoreOptions& options, const std::filesystem::path& target,
                           Instant now, const std::function<void(int done, int total)>& progress);

}  // namespace huanxin::store

#pragma once

#include <filesystem>
#include <functional>

#include "store/store.h"

namespace huanxin::store {

/// Store::backup() without a store: reads with a connection of its own.
Result<Done> write_backup(const StoreOptions& options, const std::filesystem::path& target,
                          Instant now, const std::function<void(int done, int total)>& progress);

}  // namespace huanxin::store

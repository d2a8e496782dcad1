#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

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

/// A name and key under which the log was signed, for a while: each restore begins a new one.
struct LogSigner {
  std::string origin;
  std::string verifier_key;    ///< C2SP vkey
  std::int64_t from_size = 0;  ///< entries there were when it began to sign
  Instant since;
};
/// All of them, the oldest first; the last one signs at present. What an earlier one signed stays
/// provable under its own name and key.
Result<std::vector<LogSigner>> log_signers(const Snapshot& snapshot);

/// Store::backup() of a folder that another process may have open.
/// Errors: store.missing, store.target_not_empty, store.disk_full, store.io.
Result<Done> backup_folder(const StoreOptions& options, const std::filesystem::path& target,
                           Instant now, const std::function<void(int done, int total)>& progress);

}  // namespace huanxin::store

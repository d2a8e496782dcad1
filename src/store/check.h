#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/store.h"

namespace huanxin::store {

/// What a check looked at, and the first difference it found.
struct CheckReport {
  std::int64_t events = 0;
  std::int64_t entries = 0;
  std::int64_t checkpoints = 0;
  std::int64_t files = 0;
  std::vector<std::string> tables;  ///< compared, each identical
  std::optional<Error> first_difference;
  bool clean() const { return !first_difference.has_value(); }
};

/// What a check is doing: phase, done, total.
using CheckProgress =
    std::function<void(std::string_view phase, std::int64_t done, std::int64_t total)>;

/// How much of it is checked.
enum class CheckScope {
  everything,
  log_alone,  ///< events, entries, tree, checkpoints, files; not the views
};

/// Proves that the folder is what it says: SQLite's integrity, every event against its entry's
/// commitment, every entry against the tree, every checkpoint's root and signature, every view
/// rebuilt from the events in a scratch database and compared by digest, every file's hash.
/// Opens the database read-only: may run beside a server, on one snapshot.
/// Cost: linear; 1 M events in about half a minute on two cores.
Result<CheckReport> check(const StoreOptions& options, const CheckProgress& progress,
                          CheckScope scope = CheckScope::everything);

/// Takes a backup folder into an empty data folder. The log goes on under a new origin and a new
/// key, so that the old log can never be signed twice over different entries.
///
/// `emptied` are tables, none of them views, that come back without rows: what a module kept for a
/// while only, such as sessions, would otherwise live a second time.
Result<Done> restore(const std::filesystem::path& backup, const StoreOptions& options,
                     const Clock& clock, Random& random, const CheckProgress& progress,
                     std::span<const std::string_view> emptied = {});

}  // namespace huanxin::store

#pragma once

#include <atomic>
#include <functional>
#include <mutex>

#include "store/check.h"
#include "store/internal/connection.h"

namespace huanxin::store {

/// Progress told from two threads, one at a time; every so many steps.
class ProgressTeller {
 public:
  explicit ProgressTeller(const CheckProgress& progress) : progress_(progress) {}
  void tell(std::string_view phase, std::int64_t done, std::int64_t total) {
    if (!progress_ || (done % 4096 != 0 && done != total)) return;
    const std::lock_guard lock(mutex_);
    progress_(phase, done, total);
  }

 private:
  const CheckProgress& progress_;
  std::mutex mutex_;
};

/// A look-up of `sha256` members in the canonical JSON of an event.
/// Calls `found` for each of 64 hexadecimal digits. Cost: one search through the text.
void each_file_digest(std::string_view data, const std::function<void(std::string_view)>& found);

// The parts of check(). Each fills its fields of the report; a difference is an error of the kind
// `corrupt`, any other error means that the check could not be made.

/// SQLite's integrity; events against entries; entries against tree, checkpoints and signatures.
Result<Done> check_log(Connection& connection, const std::filesystem::path& dir,
                       ProgressTeller& progress, CheckReport& report);
/// Every view of every module, rebuilt from the events.
Result<Done> check_views(Connection& connection, const StoreOptions& options,
                         ProgressTeller& progress, CheckReport& report);
/// Every stored file against the digest that is its name.
Result<Done> check_files(const std::filesystem::path& dir, ProgressTeller& progress,
                         CheckReport& report);

}  // namespace huanxin::store

#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/internal/connection.h"
#include "store/store.h"

namespace huanxin::store {

/// Read connections, lent to one caller at a time.
class ReaderPool {
 public:
  static Result<std::unique_ptr<ReaderPool>> open(const StoreOptions& options);

  /// Calls `use` with a consistent snapshot. Errors: those of `use`; store.busy, if no connection
  /// came free within the time budget; store.query_too_long.
  Result<Done> read(const std::function<Result<Done>(const Snapshot&)>& use);

 private:
  explicit ReaderPool(int budget_ms) : budget_ms_(budget_ms) {}
  class Loan;

  const int budget_ms_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace huanxin::store

#include "store/internal/reader_pool.h"

#include "store/errors.h"
#include "store/internal/folder.h"

namespace huanxin::store {

/// A connection on loan inside a read transaction, given back also when an exception passes.
class ReaderPool::Loan {
 public:
  Loan(ReaderPool& pool, std::unique_ptr<Connection> connection)
      : pool_(pool), connection_(std::move(connection)) {}
  ~Loan() {
    connection_->set_budget_ms(0);
    if (!connection_->in_autocommit())
      static_cast<void>(connection_->write("COMMIT", {}).has_value());
    {
      const std::lock_guard lock(pool_.mutex_);
      pool_.free_.push_back(std::move(connection_));
    }
    pool_.returned_.notify_one();
  }
  Loan(const Loan&) = delete;
  Loan& operator=(const Loan&) = delete;
  Connection& connection() { return *connection_; }

 private:
  ReaderPool& pool_;
  std::unique_ptr<Connection> connection_;
};

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(const StoreOptions& options) {
  std::unique_ptr<ReaderPool> pool(new ReaderPool(options.query_budget_ms));
  for (int i = 0; i < options.readers; ++i) {
    HX_TRY(auto connection, Connection::open({.file = Folder{options.dir}.database(),
                                              .use = ConnectionOptions::Use::read,
                                              .vfs = options.vfs}));
    // The writer closes last and decides whether the WAL may still be copied.
    connection->leave_wal_on_close();
    pool->free_.push_back(std::move(connection));
  }
  return pool;
}

Result<Done> ReaderPool::read(const std::function<Result<Done>(const Snapshot&)>& use) {
  std::unique_ptr<Connection> connection;
  {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, std::chrono::milliseconds(budget_ms_),
                            [&] { return !free_.empty(); }))
      return Error::of(errors::kBusy);
    connection = std::move(free_.back());
    free_.pop_back();
  }
  Loan loan(*this, std::move(connection));
  HX_DO(loan.connection().write("BEGIN", {}));
  loan.connection().set_budget_ms(budget_ms_);
  return use(Snapshot(loan.connection()));
}

}  // namespace huanxin::store

#include "store/internal/connection.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>

#include "store/errors.h"
#include "store/internal/sqlite_error.h"

namespace huanxin::store {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kCachedStatementsMax = 400;  // filters of lists make many texts
constexpr int kProgressSteps = 2000;               // about 20 µs between looks at the clock

int open_flags(ConnectionOptions::Use use) {
  constexpr int kOwnMutex = SQLITE_OPEN_NOMUTEX;  // one thread at a time
  constexpr int kWrite = SQLITE_OPEN_READWRITE | kOwnMutex;
  switch (use) {
    case ConnectionOptions::Use::create:
    case ConnectionOptions::Use::create_plain:
    case ConnectionOptions::Use::scratch: return kWrite | SQLITE_OPEN_CREATE;
    default: return kWrite;  // a reader of a WAL database writes its read mark
  }
}

// A scratch database is filled once, in no order: pages that leave the cache come back soon. A
// quarter of the machine's memory, between 128 MiB and 2 GiB; it takes only what it needs.
std::int64_t scratch_cache_kib() {
  const std::int64_t memory_kib =
      std::int64_t{sysconf(_SC_PHYS_PAGES)} * (sysconf(_SC_PAGESIZE) / 1024);
  return std::clamp<std::int64_t>(memory_kib / 4, 128 << 10, 2 << 20);
}

std::string pragmas(const ConnectionOptions& options) {
  using Use = ConnectionOptions::Use;
  if (options.use == Use::scratch)
    return "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
           "PRAGMA foreign_keys=OFF; PRAGMA cache_size=-" +
           std::to_string(scratch_cache_kib()) + ";";
  if (options.use == Use::create_plain)  // synced by whoever copies, when it is complete
    return "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;";
  std::string text = "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;";
  text += "PRAGMA mmap_size=" + std::to_string(options.mmap_bytes) + ";";
  if (options.use == Use::read) return text + "PRAGMA query_only=ON; PRAGMA cache_size=-16384;";
  if (options.use == Use::create) text += "PRAGMA journal_mode=WAL;";
  // Checkpoints are the writer's own: between groups, never before an answer.
  return text + "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-65536;";
}

}  // namespace

/// A cached statement in use: reset and put back at the end, also when an exception passes.
class CachedStatement {
 public:
  CachedStatement(Connection& connection, std::string_view sql, std::unique_ptr<Statement> taken)
      : connection_(connection), sql_(sql), statement_(std::move(taken)) {}
  ~CachedStatement() {
    statement_->reset();
    connection_.give_back(sql_, std::move(statement_));
  }
  CachedStatement(const CachedStatement&) = delete;
  CachedStatement& operator=(const CachedStatement&) = delete;
  Statement* operator->() { return statement_.get(); }

 private:
  Connection& connection_;
  std::string_view sql_;
  std::unique_ptr<Statement> statement_;
};

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionOptions& options) {
  const bool scratch = options.use == ConnectionOptions::Use::scratch;
  const std::string place = scratch ? "scratch" : options.file.string();
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(scratch ? "" : place.c_str(), &db, open_flags(options.use),
                                   options.vfs.empty() ? nullptr : options.vfs.c_str());
  std::unique_ptr<Connection> connection(new Connection(db, place));
  if (code != SQLITE_OK) return sqlite_error(db, sqlite3_extended_errcode(db), place);
  HX_DO(connection->configure(options));
  return connection;
}

Result<Done> Connection::configure(const ConnectionOptions& options) {
  sqlite3_extended_result_codes(db_, 1);
  sqlite3_busy_timeout(db_, 5000);
  // A defensive connection would keep its journal, and with it a copy of each page each statement.
  using Use = ConnectionOptions::Use;
  const bool defensive = options.use != Use::scratch && options.use != Use::create_plain;
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, defensive ? 1 : 0, nullptr);
  return execute(pragmas(options));
}

Connection::~Connection() {
  cache_.clear();
  sqlite3_close_v2(db_);
}

Result<std::unique_ptr<Statement>> Connection::prepare(std::string_view sql) {
  sqlite3_stmt* compiled = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &compiled, &rest);
  if (code == SQLITE_ERROR) throw Bug(std::string(sqlite3_errmsg(db_)) + " in " + std::string(sql));
  if (code != SQLITE_OK) return sqlite_error(db_, sqlite3_extended_errcode(db_), place_);
  HX_CHECK(compiled != nullptr);
  return std::make_unique<Statement>(db_, compiled, place_);
}

Result<std::unique_ptr<Statement>> Connection::take(std::string_view sql) {
  const auto found = cache_.find(sql);
  if (found == cache_.end() || found->second == nullptr) return prepare(sql);
  return std::move(found->second);
}

void Connection::give_back(std::string_view sql, std::unique_ptr<Statement> statement) {
  auto found = cache_.find(sql);
  if (found == cache_.end()) {
    if (cache_.size() >= kCachedStatementsMax) cache_.clear();
    found = cache_.emplace(std::string(sql), nullptr).first;
  }
  if (found->second == nullptr) found->second = std::move(statement);
}

Result<Done> Connection::each(std::string_view sql, ParamSpan params,
                              const std::function<bool(const Row&)>& take_row) {
  HX_TRY(auto taken, take(sql));
  CachedStatement statement(*this, sql, std::move(taken));
  HX_CHECK(statement->is_read_only());
  statement->bind_all(params);
  for (;;) {
    auto row = statement->step();
    if (!row && interrupted_) return Error::of(errors::kQueryTooLong, {std::to_string(budget_ms_)});
    if (!row) return std::move(row).error();
    if (!*row || !take_row(statement->row())) return Done{};
  }
}

Result<std::int64_t> Connection::write(std::string_view sql, ParamSpan params) {
  HX_TRY(auto taken, take(sql));
  CachedStatement statement(*this, sql, std::move(taken));
  statement->bind_all(params);
  return statement->run();
}

Result<Done> Connection::execute(std::string_view sql) {
  const std::string text(sql);
  const int code = sqlite3_exec(db_, text.c_str(), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return Done{};
  const int primary = code & 0xff;
  if (primary == SQLITE_ERROR || primary == SQLITE_CONSTRAINT)
    throw Bug(std::string(sqlite3_errmsg(db_)) + " in " + text);
  return sqlite_error(db_, sqlite3_extended_errcode(db_), place_);
}

Result<std::string> Connection::text(std::string_view sql) {
  HX_TRY(const auto statement, prepare(sql));
  HX_TRY(const bool found, statement->step());
  return found ? std::string(statement->row().any_text(0)) : std::string();
}

void Connection::set_budget_ms(int budget_ms) {
  budget_ms_ = budget_ms;
  interrupted_ = false;
  deadline_ = steady_clock::now() + std::chrono::milliseconds(budget_ms);
  sqlite3_progress_handler(db_, kProgressSteps, budget_ms > 0 ? &on_progress : nullptr, this);
}

int Connection::on_progress(void* self) {
  auto* connection = static_cast<Connection*>(self);
  if (steady_clock::now() < connection->deadline_) return 0;
  connection->interrupted_ = true;
  return 1;
}

void Connection::leave_wal_on_close() {
  sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

bool Connection::in_autocommit() const { return sqlite3_get_autocommit(db_) != 0; }

}  // namespace huanxin::store

#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "store/internal/statement.h"
#include "store/snapshot.h"

struct sqlite3;

namespace huanxin::store {

/// How a database is opened.
struct ConnectionOptions {
  enum class Use {
    create,        ///< a new file; refuses nothing, makes WAL its mode
    create_plain,  ///< a new file without WAL: the target of a copy
    write,         ///< the writer: WAL, synchronous=FULL, checkpoints by hand
    read,          ///< refuses to write
    scratch,       ///< a nameless temporary file, gone at the end, without any durability
  };
  std::filesystem::path file;
  Use use = Use::read;
  std::string vfs = {};               ///< empty for the system's own
  std::int64_t mmap_bytes = 1 << 30;  ///< 0 for none: where the file may be damaged
};

/// Lets a map of strings be searched by views.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// One connection to a SQLite database with its compiled statements.
///
/// Not thread-safe: one thread at a time. Errors: those of sqlite_error; a statement that does not
/// compile or breaks a constraint is a bug.
class Connection {
 public:
  static Result<std::unique_ptr<Connection>> open(const ConnectionOptions& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// A statement of its own, outside the cache: for callers that run it again and again. It must
  /// go before the connection.
  Result<std::unique_ptr<Statement>> prepare(std::string_view sql);

  Result<Done> each(std::string_view sql, ParamSpan params,
                    const std::function<bool(const Row&)>& take);
  Result<std::int64_t> write(std::string_view sql, ParamSpan params);
  /// Statements without parameters and rows, one after another: pragmas, schemas, BEGIN, COMMIT.
  Result<Done> execute(std::string_view sql);
  /// The text in the first column of the first row: for pragmas.
  Result<std::string> text(std::string_view sql);

  /// From now on statements are ended after that time; 0 for never.
  void set_budget_ms(int budget_ms);
  /// Closing copies nothing out of the WAL: another connection decides that, or the next start.
  void leave_wal_on_close();
  /// Whether no transaction is open: SQLite ends one by itself after some errors.
  bool in_autocommit() const;

  sqlite3* handle() const { return db_; }
  const std::string& place() const { return place_; }

 private:
  Connection(sqlite3* db, std::string place) : db_(db), place_(std::move(place)) {}
  Result<Done> configure(const ConnectionOptions& options);
  static int on_progress(void* self);

  /// A statement out of the cache, put back by give_back(): one in use is not found there, so that
  /// a query may run inside itself.
  Result<std::unique_ptr<Statement>> take(std::string_view sql);
  void give_back(std::string_view sql, std::unique_ptr<Statement> statement);
  friend class CachedStatement;

  sqlite3* db_;
  std::string place_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> cache_;
  std::chrono::steady_clock::time_point deadline_{};
  int budget_ms_ = 0;
  bool interrupted_ = false;
};

}  // namespace huanxin::store

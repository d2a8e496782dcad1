#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "store/snapshot.h"

struct sqlite3;
struct sqlite3_stmt;

namespace huanxin::store {

/// One compiled statement, kept by its connection and used again.
///
/// Bound texts and blobs are not copied: they must live until reset(). Not thread-safe.
class Statement {
 public:
  Statement(sqlite3* db, sqlite3_stmt* statement, std::string_view place);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::string_view value);
  Statement& bind(int place, ByteSpan value);
  Statement& bind_null(int place);
  /// Binds every named parameter; a statement's parameter without value is a bug.
  void bind_all(ParamSpan params);

  /// Whether there is a row. Errors: those of sqlite_error.
  Result<bool> step();
  Row row() const { return Row(statement_); }
  /// Ready to be bound and run again; what was bound stands until it is bound anew.
  void reset();
  /// step() to the end and reset(); answers the number of rows changed.
  Result<std::int64_t> run();

  bool is_read_only() const { return read_only_; }
  int column_count() const;

 private:
  void bind_cell(int place, const Cell& value);

  sqlite3* db_;
  sqlite3_stmt* statement_;
  std::string place_;               ///< the database file, for errors
  std::vector<std::string> names_;  ///< of the parameters, without colon, by place - 1
  bool read_only_ = true;
};

/// Resets a statement at the end of a block, also when an exception passes.
class ResetAtEnd {
 public:
  explicit ResetAtEnd(Statement& statement) : statement_(statement) {}
  ~ResetAtEnd() { statement_.reset(); }
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;

 private:
  Statement& statement_;
};

}  // namespace huanxin::store

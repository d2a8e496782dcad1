#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/hash.h"

struct sqlite3;
struct sqlite3_stmt;

namespace huanxin::bench {

using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

/// A database as the peer of a comparison opens it: nothing between it and SQLite.
///
/// WAL, synchronous=FULL, the page cache and the checkpoints of the server, so that they differ in
/// nothing but who writes. A failing statement ends the measurement.
class BareDatabase {
 public:
  explicit BareDatabase(const std::filesystem::path& file);
  ~BareDatabase();
  BareDatabase(const BareDatabase&) = delete;
  BareDatabase& operator=(const BareDatabase&) = delete;

  void run(const std::string& sql);
  std::vector<std::vector<Value>> rows(const std::string& sql);
  sqlite3* handle() { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

/// The rows of one table: a statement that writes one of them, and what it binds.
struct WrittenTable {
  std::string name;
  std::string sql;
  std::vector<std::vector<Value>> rows;

  friend bool operator==(const WrittenTable&, const WrittenTable&) = default;
};

/// Two states of one database.
struct States {
  std::filesystem::path before;
  std::filesystem::path after;
};

/// Every row that `after` has and `before` has not, table by table and in order of their keys: new
/// rows as inserts, changed ones as updates of the columns that differ. What was written into a
/// full-text index comes as the words of each document.
///
/// A row that was changed more than once counts once: in favour of whoever only replays.
std::vector<WrittenTable> written_between(const States& states);

/// Writes rows with statements that are compiled once.
///
/// The rows belong to `commands` commands: of a table with n rows command i takes those from
/// i n / commands on.
class Replay {
 public:
  Replay(BareDatabase& database, const std::vector<WrittenTable>& tables, std::size_t commands);
  ~Replay();
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  /// All rows, those of `batch` commands in each transaction; answers the seconds it took.
  double run(std::size_t batch);

 private:
  void write(std::size_t command);

  struct Prepared {
    const WrittenTable& table;
    sqlite3_stmt* statement;
  };
  BareDatabase& database_;
  std::size_t commands_;
  std::vector<Prepared> prepared_;
};

}  // namespace huanxin::bench

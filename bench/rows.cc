#include "rows.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>

#include "base/check.h"
#include "figures.h"

namespace huanxin::bench {
namespace {

void bind(sqlite3_stmt* statement, int place, const Value& value) {
  switch (value.index()) {
    case 0: sqlite3_bind_null(statement, place); break;
    case 1: sqlite3_bind_int64(statement, place, std::get<1>(value)); break;
    case 2: sqlite3_bind_double(statement, place, std::get<2>(value)); break;
    case 3: {
      const std::string& text = std::get<3>(value);
      sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    }
    default: {
      const Bytes& bytes = std::get<4>(value);
      sqlite3_bind_blob64(statement, place, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
  }
}

Value value_of(sqlite3_stmt* statement, int column) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_TEXT:
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, column)),
                         size);
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      return Bytes(bytes, bytes + size);
    }
    default: return {};
  }
}

sqlite3_stmt* compiled(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) throw Bug(std::string(sqlite3_errmsg(db)) + " in " + sql);
  return statement;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : between).append(word);
  return text;
}

// Each word with something before and behind it.
std::vector<std::string> each(const std::vector<std::string>& words, std::string_view before,
                              std::string_view behind) {
  std::vector<std::string> made;
  for (const std::string& word : words)
    made.push_back(std::string(before).append(word).append(behind));
  return made;
}

const std::string& text_in(const Value& value) { return std::get<std::string>(value); }

/// A table, its columns, and those that say which row it is.
struct Shape {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::string> key;
};

Shape shape_of(BareDatabase& database, const std::string& table) {
  Shape shape{.name = table, .columns = {}, .key = {}};
  for (const auto& row :
       database.rows("SELECT name, pk FROM pragma_table_info('" + table + "') ORDER BY cid")) {
    shape.columns.push_back(text_in(row[0]));
    if (std::get<std::int64_t>(row[1]) > 0) shape.key.push_back(text_in(row[0]));
  }
  HX_CHECK(!shape.key.empty());
  return shape;
}

std::string same_key(const Shape& shape) {
  std::vector<std::string> equal;
  for (const std::string& column : shape.key) equal.push_back("b." + column + " IS a." + column);
  return joined(equal, " AND ");
}

WrittenTable new_rows(BareDatabase& database, const Shape& shape) {
  const std::string columns = joined(shape.columns, ", ");
  std::string places = "?";
  for (std::size_t i = 1; i < shape.columns.size(); ++i) places += ", ?";
  return {
      .name = shape.name,
      .sql = "INSERT INTO " + shape.name + " (" + columns + ") VALUES (" + places + ")",
      .rows = database.rows("SELECT " + columns + " FROM main." + shape.name +
                            " a WHERE NOT EXISTS (SELECT 1 FROM old." + shape.name + " b WHERE " +
                            same_key(shape) + ") ORDER BY " + joined(shape.key, ", "))};
}

// One statement for each set of columns that differ: of a counter only the counter is written.
std::vector<WrittenTable> changed_rows(BareDatabase& database, const Shape& shape) {
  std::map<std::string, WrittenTable> tables;
  for (const std::string& column : shape.columns) {
    if (std::ranges::find(shape.key, column) != shape.key.end()) continue;
    WrittenTable table{.name = shape.name + "." + column,
                       .sql = "UPDATE " + shape.name + " SET " + column + " = ? WHERE " +
                              joined(each(shape.key, "", " = ?"), " AND "),
                       .rows = database.rows(
                           "SELECT a." + column + ", " + joined(each(shape.key, "a.", ""), ", ") +
                           " FROM main." + shape.name + " a JOIN old." + shape.name + " b ON " +
                           same_key(shape) + " WHERE a." + column + " IS NOT b." + column +
                           " ORDER BY " + joined(each(shape.key, "a.", ""), ", "))};
    tables.emplace(column, std::move(table));
  }
  std::vector<WrittenTable> written;
  for (auto& [column, table] : tables) written.push_back(std::move(table));
  return written;
}

// An index without content tells its documents only word by word.
WrittenTable new_documents(BareDatabase& database, const std::string& index) {
  const Shape shape = [&] {
    Shape made{.name = index, .columns = {}, .key = {}};
    for (const auto& row : database.rows("SELECT name FROM pragma_table_info('" + index + "')"))
      made.columns.push_back(text_in(row[0]));
    return made;
  }();
  HX_CHECK(shape.columns.size() == 1);
  for (const std::string schema : {"main", "old"})
    database.run("CREATE VIRTUAL TABLE temp." + schema + "_words USING fts5vocab('" + schema +
                 "', '" + index + "', 'instance')");
  WrittenTable table{
      .name = index,
      .sql = "INSERT INTO " + index + " (rowid, " + shape.columns.front() + ") VALUES (?, ?)",
      .rows = {}};
  const auto words = database.rows(
      "SELECT doc, term FROM main_words WHERE doc NOT IN (SELECT doc FROM old_words)"
      " ORDER BY doc, \"offset\"");
  for (const auto& word : words) {
    if (table.rows.empty() || table.rows.back()[0] != word[0])
      table.rows.push_back({word[0], std::string()});
    auto& text = std::get<std::string>(table.rows.back()[1]);
    text += (text.empty() ? "" : " ") + text_in(word[1]);
  }
  database.run("DROP TABLE main_words; DROP TABLE old_words;");
  return table;
}

std::vector<std::string> names(BareDatabase& database, const std::string& condition) {
  std::vector<std::string> found;
  for (const auto& row :
       database.rows("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND " + condition))
    found.push_back(text_in(row[0]));
  return found;
}

}  // namespace

BareDatabase::BareDatabase(const std::filesystem::path& file) {
  HX_CHECK(sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                           nullptr) == SQLITE_OK);
  run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
      "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA mmap_size=268435456;"
      "PRAGMA wal_autocheckpoint=4000;");
}

BareDatabase::~BareDatabase() { sqlite3_close_v2(handle_); }

void BareDatabase::run(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw Bug(std::string(sqlite3_errmsg(handle_)) + " in " + sql);
}

std::vector<std::vector<Value>> BareDatabase::rows(const std::string& sql) {
  sqlite3_stmt* statement = compiled(handle_, sql);
  std::vector<std::vector<Value>> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::vector<Value> row;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(value_of(statement, i));
    rows.push_back(std::move(row));
  }
  HX_CHECK(sqlite3_finalize(statement) == SQLITE_OK);
  return rows;
}

std::vector<WrittenTable> written_between(const States& states) {
  BareDatabase database(states.after);
  database.run("ATTACH '" + states.before.string() + "' AS old");
  std::vector<WrittenTable> written;
  const auto indexes = names(database, "sql LIKE '%USING fts5%'");
  std::string plain = "sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'";
  for (const std::string& index : indexes)
    plain += " AND name NOT LIKE '" + index + "\\_%' ESCAPE '\\'";
  for (const std::string& name : names(database, plain)) {
    const Shape shape = shape_of(database, name);
    written.push_back(new_rows(database, shape));
    for (WrittenTable& table : changed_rows(database, shape)) written.push_back(std::move(table));
  }
  for (const std::string& index : indexes) written.push_back(new_documents(database, index));
  std::erase_if(written, [](const WrittenTable& table) { return table.rows.empty(); });
  return written;
}

Replay::Replay(BareDatabase& database, const std::vector<WrittenTable>& tables,
               std::size_t commands)
    : database_(database), commands_(commands) {
  for (const WrittenTable& table : tables)
    prepared_.push_back({table, compiled(database.handle(), table.sql)});
}

Replay::~Replay() {
  for (const Prepared& prepared : prepared_) sqlite3_finalize(prepared.statement);
}

double Replay::run(std::size_t batch) {
  sqlite3_stmt* begin = compiled(database_.handle(), "BEGIN IMMEDIATE");
  sqlite3_stmt* commit = compiled(database_.handle(), "COMMIT");
  const auto step = [](sqlite3_stmt* statement) {
    HX_CHECK(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
  };
  const double begun = seconds_now();
  for (std::size_t first = 0; first < commands_; first += batch) {
    step(begin);
    for (std::size_t i = first; i < std::min(first + batch, commands_); ++i) write(i);
    step(commit);
  }
  const double seconds = seconds_now() - begun;
  sqlite3_finalize(begin);
  sqlite3_finalize(commit);
  return seconds;
}

void Replay::write(std::size_t command) {
  for (const auto& [table, statement] : prepared_) {
    const std::size_t count = table.rows.size();
    for (std::size_t i = command * count / commands_; i < (command + 1) * count / commands_; ++i) {
      int place = 0;
      for (const Value& value : table.rows[i]) bind(statement, ++place, value);
      HX_CHECK(sqlite3_step(statement) == SQLITE_DONE);
      sqlite3_reset(statement);
    }
  }
}

}  // namespace huanxin::bench

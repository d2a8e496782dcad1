#include "store/internal/statement.h"

#include <sqlite3.h>

#include <algorithm>

#include "store/internal/sqlite_error.h"

namespace huanxin::store {

Statement::Statement(sqlite3* db, sqlite3_stmt* statement, std::string_view place)
    : db_(db), statement_(statement), place_(place) {
  read_only_ = sqlite3_stmt_readonly(statement) != 0;
  const int count = sqlite3_bind_parameter_count(statement);
  for (int i = 1; i <= count; ++i) {
    const char* name = sqlite3_bind_parameter_name(statement, i);
    names_.emplace_back(name == nullptr ? "" : name + 1);
  }
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int place, std::int64_t value) {
  HX_CHECK(sqlite3_bind_int64(statement_, place, value) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind(int place, std::string_view value) {
  const char* data = value.empty() ? "" : value.data();  // a null pointer would bind NULL
  HX_CHECK(sqlite3_bind_text64(statement_, place, data, value.size(), SQLITE_STATIC, SQLITE_UTF8) ==
           SQLITE_OK);
  return *this;
}

Statement& Statement::bind(int place, ByteSpan value) {
  const void* data = value.empty() ? static_cast<const void*>("") : value.data();
  HX_CHECK(sqlite3_bind_blob64(statement_, place, data, value.size(), SQLITE_STATIC) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_null(int place) {
  HX_CHECK(sqlite3_bind_null(statement_, place) == SQLITE_OK);
  return *this;
}

void Statement::bind_cell(int place, const Cell& value) {
  switch (value.index()) {
    case 0: bind_null(place); break;
    case 1: bind(place, std::get<1>(value)); break;
    case 2:
      HX_CHECK(sqlite3_bind_double(statement_, place, std::get<2>(value)) == SQLITE_OK);
      break;
    case 3: bind(place, std::string_view(std::get<3>(value))); break;
    default: bind(place, ByteSpan(std::get<4>(value))); break;
  }
}

void Statement::bind_all(ParamSpan params) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    // Most callers name the values in the statement's order.
    const bool in_order = i < params.size() && params[i].name == names_[i];
    const auto found =
        in_order ? params.begin() + static_cast<std::ptrdiff_t>(i)
                 : std::find_if(params.begin(), params.end(),
                                [&](const Param& param) { return param.name == names_[i]; });
    if (found == params.end())
      throw Bug("no value for parameter :" + names_[i] + " of " + sqlite3_sql(statement_));
    bind_cell(static_cast<int>(i) + 1, found->value);
  }
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const int extended = sqlite3_extended_errcode(db_);
  const int primary = code & 0xff;
  // A broken constraint or a wrong statement is a fault of the program, not of the machine.
  if (primary == SQLITE_CONSTRAINT || primary == SQLITE_ERROR || primary == SQLITE_MISMATCH ||
      primary == SQLITE_MISUSE) {
    const std::string what = std::string(sqlite3_errmsg(db_)) + " in " + sqlite3_sql(statement_);
    reset();
    throw Bug(what);
  }
  return sqlite_error(db_, extended, place_);
}

void Statement::reset() { sqlite3_reset(statement_); }

Result<std::int64_t> Statement::run() {
  for (;;) {
    auto row = step();
    if (!row) {
      reset();
      return std::move(row).error();
    }
    if (!*row) break;
  }
  const std::int64_t changed = sqlite3_changes64(db_);
  reset();
  return changed;
}

int Statement::column_count() const { return sqlite3_column_count(statement_); }

}  // namespace huanxin::store

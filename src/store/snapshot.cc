#include "store/snapshot.h"

#include <sqlite3.h>

#include <algorithm>

#include "store/internal/connection.h"

namespace huanxin::store {

bool Row::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Row::integer(int column) const {
  HX_CHECK(sqlite3_column_type(statement_, column) == SQLITE_INTEGER);
  return sqlite3_column_int64(statement_, column);
}

double Row::real(int column) const {
  const int type = sqlite3_column_type(statement_, column);
  HX_CHECK(type == SQLITE_FLOAT || type == SQLITE_INTEGER);
  return sqlite3_column_double(statement_, column);
}

std::string_view Row::text(int column) const {
  HX_CHECK(sqlite3_column_type(statement_, column) == SQLITE_TEXT);
  return any_text(column);
}

std::string_view Row::any_text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

ByteSpan Row::blob(int column) const {
  HX_CHECK(sqlite3_column_type(statement_, column) == SQLITE_BLOB);
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Cell Row::cell(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return real(column);
    case SQLITE_TEXT: return std::string(text(column));
    case SQLITE_BLOB: return get<Bytes>(column);
    default: return {};
  }
}

Date date_cell(const Row& row, int column) {
  const auto date = parse_date(row.text(column));
  HX_CHECK(date.has_value());
  return *date;
}

Digest digest_cell(const Row& row, int column) {
  const ByteSpan bytes = row.blob(column);
  Digest digest{};
  HX_CHECK(bytes.size() == digest.size());
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

Result<Done> Snapshot::each(std::string_view sql, ParamSpan params,
                            const std::function<bool(const Row&)>& take) const {
  return connection_->each(sql, params, take);
}

Result<std::int64_t> Snapshot::number(std::string_view sql, ParamSpan params) const {
  std::int64_t value = 0;
  HX_DO(each(sql, params, [&](const Row& row) {
    if (!row.is_null(0)) value = row.integer(0);
    return false;
  }));
  return value;
}

Result<std::int64_t> Transaction::write(std::string_view sql, ParamSpan params) {
  return connection().write(sql, params);
}

}  // namespace huanxin::store

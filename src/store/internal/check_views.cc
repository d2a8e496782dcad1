#include <algorithm>

#include "store/errors.h"
#include "store/internal/check_parts.h"
#include "store/internal/schema.h"
#include "store/record.h"

namespace huanxin::store {
namespace {

constexpr int kEventsAtOnce = 2000;

// Quoted by hand, for a table's name cannot be a parameter of a query.
std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

/// A table as its rows are walked: columns in order, and which of them make the key.
struct TableShape {
  std::string name;
  std::vector<std::string> columns;
  std::vector<int> key;  ///< places in `columns`, in the order of the key
};

Result<TableShape> shape_of(const Snapshot& snapshot, std::string_view table) {
  TableShape shape{.name = std::string(table), .columns = {}, .key = {}};
  std::vector<std::pair<std::int64_t, int>> key;
  HX_DO(snapshot.each("SELECT name, pk FROM pragma_table_info(:table) ORDER BY cid",
                      {{"table", table}}, [&](const Row& row) {
                        if (row.integer(1) > 0)
                          key.emplace_back(row.integer(1), static_cast<int>(shape.columns.size()));
                        shape.columns.emplace_back(row.text(0));
                        return true;
                      }));
  std::sort(key.begin(), key.end());
  for (const auto& [number, place] : key) shape.key.push_back(place);
  return shape;
}

std::string rows_in_order(const TableShape& shape) {
  std::string columns;
  for (const std::string& column : shape.columns)
    columns += (columns.empty() ? "" : ", ") + in_quotes(column);
  std::string key;
  for (const int place : shape.key)
    key += (key.empty() ? "" : ", ") + in_quotes(shape.columns[static_cast<std::size_t>(place)]);
  return "SELECT " + columns + " FROM " + in_quotes(shape.name) + " ORDER BY " + key;
}

// As SQLite orders cells of one type under BINARY; keys of STRICT tables have one type a column.
std::partial_ordering compare(const Cell& lhs, const Cell& rhs) { return lhs <=> rhs; }

std::string text_of_key(const TableShape& shape, const Row& row) {
  std::string key;
  for (const int place : shape.key)
    key += (key.empty() ? "" : ", ") + std::string(row.any_text(place));
  return excerpt(key, 120);
}

std::partial_ordering compare_keys(const TableShape& shape, const Row& lhs, const Row& rhs) {
  for (const int place : shape.key)
    if (const auto order = compare(lhs.cell(place), rhs.cell(place)); order != 0) return order;
  return std::partial_ordering::equivalent;
}

Result<Done> compare_rows(const TableShape& shape, const Row& stored, const Row& rebuilt) {
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    const int place = static_cast<int>(i);
    if (stored.cell(place) != rebuilt.cell(place))
      return Error::of(errors::kViewDiffers,
                       {shape.name, text_of_key(shape, stored), shape.columns[i]});
  }
  return Done{};
}

// Both tables side by side in the order of their key; the first row that differs ends it.
Result<Done> compare_table(Connection& stored, Connection& rebuilt, std::string_view table) {
  HX_TRY(const TableShape shape, shape_of(Snapshot(rebuilt), table));
  HX_CHECK(!shape.key.empty());  // a projection promises a primary key
  HX_TRY(const TableShape found, shape_of(Snapshot(stored), table));
  if (found.columns != shape.columns) return Error::of(errors::kDatabaseDamaged, {shape.name});
  HX_TRY(const auto left, stored.prepare(rows_in_order(shape)));
  HX_TRY(const auto right, rebuilt.prepare(rows_in_order(shape)));
  HX_TRY(bool has_left, left->step());
  HX_TRY(bool has_right, right->step());
  while (has_left || has_right) {
    const auto order = !has_left    ? std::partial_ordering::greater
                       : !has_right ? std::partial_ordering::less
                                    : compare_keys(shape, left->row(), right->row());
    if (order < 0)
      return Error::of(errors::kViewRowExtra, {shape.name, text_of_key(shape, left->row())});
    if (order > 0)
      return Error::of(errors::kViewRowMissing, {shape.name, text_of_key(shape, right->row())});
    HX_DO(compare_rows(shape, left->row(), right->row()));
    HX_TRY(has_left, left->step());
    HX_TRY(has_right, right->step());
  }
  return Done{};
}

Result<Done> rebuild(Connection& stored, Connection& scratch, const StoreOptions& options,
                     ProgressTeller& progress) {
  const Snapshot events(stored);
  Transaction transaction(scratch);
  HX_TRY(const std::int64_t total, events.number("SELECT max(seq) FROM events"));
  HX_DO(scratch.execute("BEGIN"));
  for (std::int64_t seq = 0; seq < total;) {
    HX_TRY(const auto some, events_after(events, seq, kEventsAtOnce));
    if (some.empty()) break;
    for (const Event& event : some) {
      for (const Projection& projection : options.projections)
        if (projection.apply != nullptr) HX_DO(projection.apply(transaction, event));
      seq = event.seq;
      progress.tell("views", seq, total);
    }
  }
  return scratch.execute("COMMIT");
}

}  // namespace

Result<Done> check_views(Connection& connection, const StoreOptions& options,
                         ProgressTeller& progress, CheckReport& report) {
  HX_DO(expect_schema(connection, options.projections));
  HX_TRY(const auto scratch,
         Connection::open({.file = {}, .use = ConnectionOptions::Use::scratch, .vfs = {}}));
  HX_DO(migrate(*scratch, options.projections, Instant{}));
  HX_DO(rebuild(connection, *scratch, options, progress));
  for (const Projection& projection : options.projections) {
    for (const std::string_view table : projection.tables) {
      HX_DO(compare_table(connection, *scratch, table));
      report.tables.emplace_back(table);
    }
  }
  return Done{};
}

}  // namespace huanxin::store

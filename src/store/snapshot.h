#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "store/value.h"

struct sqlite3_stmt;

namespace huanxin::store {

class Connection;

using Params = std::vector<Param>;

/// The values of one statement, for as long as it runs: a braced list or Params put together
/// before.
class ParamSpan {
 public:
  ParamSpan() = default;
  ParamSpan(std::initializer_list<Param> params) : params_(params.begin(), params.size()) {}
  ParamSpan(const Params& params) : params_(params) {}

  auto begin() const { return params_.begin(); }
  auto end() const { return params_.end(); }
  std::size_t size() const { return params_.size(); }
  const Param& operator[](std::size_t place) const { return params_[place]; }

 private:
  std::span<const Param> params_;
};

/// The row under the cursor of a query; valid only inside the function that receives it.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  /// Valid until the next row.
  std::string_view text(int column) const;
  ByteSpan blob(int column) const;
  /// The value of any type as SQLite writes it in text: for messages.
  std::string_view any_text(int column) const;
  /// The value as it stands, whatever its type.
  Cell cell(int column) const;

  /// The column as T: std::int64_t, int, bool, double, std::string, Bytes, Digest, Date, Instant,
  /// an Id or std::optional of these. A stored value that is not a T is a bug.
  template <typename T>
  T get(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// A consistent view of the database for reading.
///
/// Statements name their parameters (`:name`) and are compiled once per connection: pass constants.
/// Errors: store.busy, store.corrupt, store.io; store.query_too_long past the time budget.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : connection_(&connection) {}

  /// Calls `take` for every row; stops early where it returns false.
  Result<Done> each(std::string_view sql, ParamSpan params,
                    const std::function<bool(const Row&)>& take) const;

  /// All rows, each turned into a value by `make`.
  template <typename Make>
  auto rows(std::string_view sql, ParamSpan params, Make make) const
      -> Result<std::vector<std::invoke_result_t<Make, const Row&>>> {
    std::vector<std::invoke_result_t<Make, const Row&>> values;
    HX_DO(each(sql, params, [&](const Row& row) {
      values.push_back(make(row));
      return true;
    }));
    return values;
  }

  /// The first row, if there is one.
  template <typename Make>
  auto row(std::string_view sql, ParamSpan params, Make make) const
      -> Result<std::optional<std::invoke_result_t<Make, const Row&>>> {
    std::optional<std::invoke_result_t<Make, const Row&>> value;
    HX_DO(each(sql, params, [&](const Row& found) {
      value = make(found);
      return false;
    }));
    return value;
  }

  /// The number in the first column of the first row; 0 where there is none or it is null.
  Result<std::int64_t> number(std::string_view sql, ParamSpan params = {}) const;

 protected:
  Connection& connection() const { return *connection_; }

 private:
  Connection* connection_;
};

/// A snapshot that may also write. Exists only on the writer's thread, while a command is written.
class Transaction : public Snapshot {
 public:
  using Snapshot::Snapshot;

  /// Runs one statement; answers the number of rows changed.
  Result<std::int64_t> write(std::string_view sql, ParamSpan params = {});
};

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <typename T>
struct IsId : std::false_type {};
template <typename Tag>
struct IsId<Id<Tag>> : std::true_type {};

Date date_cell(const Row& row, int column);
Digest digest_cell(const Row& row, int column);

template <typename T>
T Row::get(int column) const {
  if constexpr (IsOptional<T>::value) {
    if (is_null(column)) return std::nullopt;
    return get<typename T::value_type>(column);
  } else if constexpr (IsId<T>::value) {
    return T(std::string(text(column)));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return std::string(text(column));
  } else if constexpr (std::is_same_v<T, Date>) {
    return date_cell(*this, column);
  } else if constexpr (std::is_same_v<T, Instant>) {
    return Instant{integer(column)};
  } else if constexpr (std::is_same_v<T, Digest>) {
    return digest_cell(*this, column);
  } else if constexpr (std::is_same_v<T, Bytes>) {
    const ByteSpan bytes = blob(column);
    return Bytes(bytes.begin(), bytes.end());
  } else if constexpr (std::is_same_v<T, double>) {
    return real(column);
  } else {
    static_assert(std::is_integral_v<T>, "no such column type");
    return static_cast<T>(integer(column));
  }
}

}  // namespace huanxin::store

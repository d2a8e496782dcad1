#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/date.h"
#include "base/hash.h"
#include "base/id.h"

namespace huanxin::store {

/// What may stand in one cell of a table: NULL, INTEGER, REAL, TEXT or BLOB.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

/// The cell of a C++ value: dates as `YYYY-MM-DD`, instants as milliseconds, ids as text.
inline Cell cell(std::nullptr_t) { return {}; }
inline Cell cell(std::int64_t value) { return value; }
inline Cell cell(int value) { return std::int64_t{value}; }
inline Cell cell(bool value) { return std::int64_t{value ? 1 : 0}; }
inline Cell cell(double value) { return value; }
inline Cell cell(std::string value) { return value; }
inline Cell cell(std::string_view value) { return std::string(value); }
inline Cell cell(const char* value) { return std::string(value); }
inline Cell cell(ByteSpan value) { return Bytes(value.begin(), value.end()); }
inline Cell cell(const Digest& value) { return Bytes(value.begin(), value.end()); }
inline Cell cell(Date value) { return to_iso(value); }
inline Cell cell(Instant value) { return value.ms; }
template <typename Tag>
Cell cell(const Id<Tag>& id) {
  return id.text();
}
template <typename T>
Cell cell(std::optional<T> value) {
  return value ? cell(*std::move(value)) : Cell{};
}

/// A named parameter of a statement: {"limit", 20} binds `:limit`.
struct Param {
  template <typename T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Cell>)
  Param(std::string_view param_name, T&& param_value)
      : name(param_name), value(cell(std::forward<T>(param_value))) {}
  Param(std::string_view param_name, Cell param_value)
      : name(param_name), value(std::move(param_value)) {}
  std::string_view name;
  Cell value;
};

}  // namespace huanxin::store

#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "base/text.h"

namespace huanxin {

using Json = boost::json::value;
using JsonObject = boost::json::object;
using JsonArray = boost::json::array;

/// Reads one JSON text as I-JSON (RFC 7493) demands: nothing but white space may follow it, no
/// member stands twice in an object, no integer loses digits and no number is infinite as a double.
/// So whatever is read has a canonical text. Depth at most `depth_max`.
/// Errors: base.json_malformed with the byte, base.json_too_deep, base.json_number_range,
///         base.json_member_twice.
Result<Json> parse_json(std::string_view text, std::size_t depth_max = 32);

/// RFC 8259 without spaces, members in their order.
std::string to_text(const Json& value);

/// The one canonical text of a value (RFC 8785): members sorted by UTF-16 code units, numbers as
/// ECMAScript writes them. Integers that lose digits as a double (some beyond
/// 2^53) and infinite numbers are a bug.
std::string canonical_json(const Json& value);

/// The text of a member known to be a text; anything else is a bug. For events and content that
/// this program wrote itself; input goes through ObjectReader.
std::string text_of(const JsonObject& object, std::string_view key);
/// The text of a member, or empty where it is absent or null.
std::string text_or_empty(const JsonObject& object, std::string_view key);
std::int64_t int_of(const JsonObject& object, std::string_view key);

/// Reads an object of an untrusted input, member by member.
///
/// Collects every faulty place; `finish()` reports all at once (it lists the first hundred and
/// counts the rest) and refuses members that nobody asked for. Getters of absent members return the
/// fallback: ask `require_...` for what must stand.
///
///   ObjectReader reader(body);
///   const std::string name = reader.require_text("name", 200);
///   const auto year = reader.optional_integer("year", 2000, 2100);
///   HX_DO(reader.finish());
class ObjectReader {
 public:
  /// `pointer` is where the object stands in the whole input.
  explicit ObjectReader(const Json& value, std::string pointer = "");

  /// Not empty, at most `bytes_max`, valid UTF-8, no control characters but line feed and tab.
  std::string require_text(std::string_view key, std::size_t bytes_max);
  std::optional<std::string> optional_text(std::string_view key, std::size_t bytes_max);
  std::int64_t require_integer(std::string_view key, std::int64_t min, std::int64_t max);
  std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t min,
                                               std::int64_t max);
  std::optional<double> optional_number(std::string_view key, double min, double max);
  std::optional<bool> optional_boolean(std::string_view key);
  std::optional<Date> optional_date(std::string_view key);
  Date require_date(std::string_view key);
  std::string require_one_of(std::string_view key, std::initializer_list<std::string_view> allowed);
  std::optional<std::string> optional_one_of(std::string_view key,
                                             std::initializer_list<std::string_view> allowed);
  std::string require_id(std::string_view key);
  std::optional<std::string> optional_id(std::string_view key);
  /// The member as it stands, or null; elements are read with readers of their own.
  const JsonObject* optional_object(std::string_view key);
  const JsonArray* optional_array(std::string_view key, std::size_t size_max);
  const JsonArray* require_array(std::string_view key, std::size_t size_max);
  /// Whether the member stands there, even as null (null clears a field in a change).
  bool has(std::string_view key) const;

  /// Adds a fault found by the caller at `key`.
  void add_fault(std::string_view key, const Error& error);
  /// The same for element `index` of the array at `key`.
  void add_fault(std::string_view key, std::size_t index, const Error& error);
  /// Takes over the faults of a reader of an inner object.
  void absorb(ObjectReader&& inner);

  /// Done, or base.fields_faulty with every place.
  Result<Done> finish();

 private:
  const Json* find(std::string_view key);
  const Json* find_required(std::string_view key);
  void add(std::string_view key, const ErrorSpec& spec, std::string_view argument = "");
  std::string place(std::string_view key) const;
  void keep(FieldError fault);

  static constexpr std::size_t kFaultsListedMax = 100;
  const JsonObject* object_ = nullptr;
  std::string pointer_;
  std::vector<std::string_view> asked_;
  std::vector<FieldError> faults_;
  std::size_t fault_count_ = 0;
};

}  // namespace huanxin

#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/errors.h"
#include "base/json.h"
#include "targets/contribution.h"
#include "targets/programme.h"
#include "targets/rollup.h"
#include "targets/verb.h"

namespace huanxin::targets {

/// A value of an enumeration and the word for it in JSON and tables.
template <typename E>
struct Word {
  E value;
  std::string_view text;
};

inline constexpr std::array kVerbKinds{
    Word{VerbKind::start, "start"},           Word{VerbKind::under_way, "under_way"},
    Word{VerbKind::main_works, "main_works"}, Word{VerbKind::finish, "finish"},
    Word{VerbKind::deliver, "deliver"},       Word{VerbKind::label, "label"},
    Word{VerbKind::progress, "progress"},     Word{VerbKind::no_target, "no_target"}};
inline constexpr std::array kWorks{
    Word{Works::unknown, "unknown"},     Word{Works::none, "none"},
    Word{Works::prepared, "prepared"},   Word{Works::started, "started"},
    Word{Works::main_done, "main_done"}, Word{Works::finished, "finished"}};
inline constexpr std::array kCountings{
    Word{Counting::whole, "whole"}, Word{Counting::measure, "measure"}, Word{Counting::one, "one"}};
inline constexpr std::array kQuantityKinds{Word{QuantityKind::stated, "stated"},
                                           Word{QuantityKind::count_of_named, "count_of_named"},
                                           Word{QuantityKind::none, "none"}};
inline constexpr std::array kStatuses{
    Word{Status::planned, "planned"}, Word{Status::claimed, "claimed"},
    Word{Status::verified, "verified"}, Word{Status::refused, "refused"},
    Word{Status::withdrawn, "withdrawn"}};
inline constexpr std::array kStandings{
    Word{Standing::no_target, "no_target"}, Word{Standing::nothing_reported, "nothing_reported"},
    Word{Standing::on_track, "on_track"},   Word{Standing::at_risk, "at_risk"},
    Word{Standing::late, "late"},           Word{Standing::met, "met"}};

template <typename E, std::size_t n>
std::string_view name_of(const std::array<Word<E>, n>& words, E value) {
  for (const auto& word : words) {
    if (word.value == value) return word.text;
  }
  fail_check("a value of the enumeration", __FILE__, __LINE__);
}

template <typename E, std::size_t n>
std::optional<E> value_of(const std::array<Word<E>, n>& words, std::string_view text) {
  for (const auto& word : words) {
    if (word.text == text) return word.value;
  }
  return std::nullopt;
}

/// A word of the table at `key`, or a fault; the first word where it is missing or wrong.
template <typename E, std::size_t n>
E require_word(ObjectReader& reader, std::string_view key, const std::array<Word<E>, n>& words) {
  const std::string text = reader.require_text(key, 100);
  const auto value = value_of(words, text);
  if (!value && !text.empty()) {
    std::string list;
    for (const auto& word : words) list += (list.empty() ? "" : ", ") + std::string(word.text);
    reader.add_fault(key, Error::of(errors::kFieldNotOneOf, {key, list}));
  }
  return value.value_or(words[0].value);
}

double require_number(ObjectReader& reader, std::string_view key, double min, double max);
/// An array of texts, each as ObjectReader::require_text wants them; empty where absent.
std::vector<std::string> texts(ObjectReader& reader, std::string_view key, std::size_t count_max,
                               std::size_t bytes_max);
/// The amount at `key`, if it stands there; a fault where it is no proper one.
std::optional<Quantity> optional_quantity(ObjectReader& reader, std::string_view key);
Quantity require_quantity(ObjectReader& reader, std::string_view key);
/// A source at `key`; `pointer` is where the reader's object stands.
std::optional<Source> optional_source(ObjectReader& reader, std::string_view key,
                                      const std::string& pointer);

/// The objects of an array, each read by `read(inner reader, pointer of the element)`.
template <typename Read>
auto objects(ObjectReader& reader, const std::string& pointer, std::string_view key,
             const JsonArray* array, Read read) {
  std::vector<std::invoke_result_t<Read, ObjectReader&, const std::string&>> values;
  for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
    const std::string place = pointer + '/' + std::string(key) + '/' + std::to_string(i);
    ObjectReader inner((*array)[i], place);
    values.push_back(read(inner, place));
    reader.absorb(std::move(inner));
  }
  return values;
}

/// Adds the member only where there is a value.
template <typename T>
void put(JsonObject& json, std::string_view key, const std::optional<T>& value) {
  if (value) json[key] = Json(*value);
}
inline void put(JsonObject& json, std::string_view key, const std::vector<std::string>& values) {
  if (!values.empty()) json[key] = JsonArray(values.begin(), values.end());
}
/// Adds the member as null where there is no value.
template <typename T>
void put_or_null(JsonObject& json, std::string_view key, const std::optional<T>& value) {
  json[key] = value ? Json(*value) : Json(nullptr);
}
inline void put_or_null(JsonObject& json, std::string_view key,
                        const std::optional<Quantity>& value) {
  json[key] = value ? to_json(*value) : Json(nullptr);
}

}  // namespace huanxin::targets

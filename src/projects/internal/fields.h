#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace huanxin::projects {

/// What may stand in a field.
enum class FieldKind : std::uint8_t {
  text,
  subtype,
  scale,
  subdistrict,
  credit_code,
  project_code,
  date,
  year,
  boolean,
  fen,     ///< whole fen
  number,  ///< not negative; square metres
  lon,
  lat,
  contact,  ///< personal data: goes to the vault
};

/// One field of a project (schema ProjectFields; the 29 library fields of the domain brief §2,
/// those that follow from others left out).
struct FieldSpec {
  std::string_view name;
  FieldKind kind;
  std::size_t characters_max;  ///< of texts
  std::string_view zh;
  std::string_view en;
};
std::span<const FieldSpec> field_specs();

/// The twelve sub-types with their category (content/renewal-types.json).
struct SubtypeRow {
  std::string_view subtype;
  std::string_view category;
};
std::span<const SubtypeRow> subtypes();
/// Nothing for an unknown sub-type.
std::optional<std::string_view> category_of(std::string_view subtype);
bool is_category(std::string_view text);

/// The members of `reader` that are fields, as given: null where a field is cleared. Numbers that
/// are whole become integers, so that a value has one form. Adds faults to the reader.
JsonObject read_fields(ObjectReader& reader);

/// Like ObjectReader::optional_text, the bound in characters instead of bytes.
std::optional<std::string> read_characters(ObjectReader& reader, std::string_view key,
                                           std::size_t characters_max);
/// The same for a text that must stand.
std::string require_characters(ObjectReader& reader, std::string_view key,
                               std::size_t characters_max);

/// Whether two values of a field are the same, integers and doubles compared as numbers.
bool same_value(const Json& lhs, const Json& rhs);

/// Where values contradict each other: half a point, a finish before the start, an unknown
/// subdistrict is the caller's. Empty where all is well.
std::vector<Error> contradictions(const JsonObject& fields);

/// Sentences about doubtful but accepted values.
std::vector<Error> warnings_about(const JsonObject& fields);

}  // namespace huanxin::projects

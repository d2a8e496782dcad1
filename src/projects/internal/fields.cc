#include "projects/internal/fields.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "projects/codes.h"
#include "projects/errors.h"

namespace huanxin::projects {

namespace {

constexpr std::array kFields{
    FieldSpec{"name", FieldKind::text, 200, "项目名称", "name"},
    FieldSpec{"alias", FieldKind::text, 400, "别名", "alias"},
    FieldSpec{"subtype", FieldKind::subtype, 0, "更新类型", "sub-type"},
    FieldSpec{"scale", FieldKind::scale, 0, "项目尺度", "scale"},
    FieldSpec{"subdistrict", FieldKind::subdistrict, 0, "街道（地区）", "subdistrict"},
    FieldSpec{"address", FieldKind::text, 400, "地址", "address"},
    FieldSpec{"boundary", FieldKind::text, 2000, "四至范围", "boundary"},
    FieldSpec{"lon", FieldKind::lon, 0, "经度", "longitude"},
    FieldSpec{"lat", FieldKind::lat, 0, "纬度", "latitude"},
    FieldSpec{"land_area_m2", FieldKind::number, 0, "用地面积", "land area"},
    FieldSpec{"gfa_before_m2", FieldKind::number, 0, "现状建筑规模", "floor area before"},
    FieldSpec{"gfa_after_m2", FieldKind::number, 0, "更新后建筑规模", "floor area after"},
    FieldSpec{"registered_use", FieldKind::text, 200, "登记用途", "registered use"},
    FieldSpec{"permitted_use", FieldKind::text, 200, "规划许可用途", "permitted use"},
    FieldSpec{"actual_use", FieldKind::text, 200, "实际用途", "actual use"},
    FieldSpec{"use_after", FieldKind::text, 200, "更新后用途", "use after renewal"},
    FieldSpec{"land_right_type", FieldKind::text, 100, "土地权利类型", "type of land right"},
    FieldSpec{"right_holders", FieldKind::text, 1000, "物业权利人", "right holders"},
    FieldSpec{"implementer", FieldKind::text, 200, "实施主体", "implementing entity"},
    FieldSpec{"implementer_code", FieldKind::credit_code, 0, "实施主体统一社会信用代码",
              "credit code of the implementing entity"},
    FieldSpec{"coordinator", FieldKind::text, 200, "统筹主体", "coordinator"},
    FieldSpec{"project_code", FieldKind::project_code, 0, "投资项目代码",
              "investment project code"},
    FieldSpec{"investment_total_fen", FieldKind::fen, 0, "总投资", "total investment"},
    FieldSpec{"funding_sources", FieldKind::text, 1000, "资金来源", "sources of funding"},
    FieldSpec{"start_date", FieldKind::date, 0, "计划开工时间", "planned start"},
    FieldSpec{"finish_date", FieldKind::date, 0, "计划竣工时间", "planned finish"},
    FieldSpec{"content", FieldKind::text, 4000, "更新内容摘要", "summary of the renewal"},
    FieldSpec{"problems", FieldKind::text, 4000, "需协调事项", "matters to coordinate"},
    FieldSpec{"plan_needed", FieldKind::boolean, 0, "是否需要实施方案",
              "whether an implementation plan is needed"},
    FieldSpec{"plan_year", FieldKind::year, 0, "计划年度", "plan year"},
    FieldSpec{"contact", FieldKind::contact, 400, "联系人", "contact"},
};

constexpr std::array kSubtypes{
    SubtypeRow{"courtyard", "residential"},
    SubtypeRow{"dilapidated_building", "residential"},
    SubtypeRow{"old_compound", "residential"},
    SubtypeRow{"old_factory", "industrial"},
    SubtypeRow{"inefficient_park", "industrial"},
    SubtypeRow{"inefficient_office", "industrial"},
    SubtypeRow{"traditional_commerce", "industrial"},
    SubtypeRow{"municipal_infrastructure", "facility"},
    SubtypeRow{"public_service_facility", "facility"},
    SubtypeRow{"public_safety_facility", "facility"},
    SubtypeRow{"public_space", "public_space"},
    SubtypeRow{"area_integrated", "area_integrated"},
};

constexpr double kAmountMax = 1e12;

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Json number_value(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: integers below it are exact
  if (value == std::floor(value) && std::abs(value) < kExact)
    return static_cast<std::int64_t>(value);
  return value;
}

// A text that `holds`, or a fault.
template <typename Holds>
Json checked_text(ObjectReader& reader, std::string_view key, const ErrorSpec& spec, Holds holds) {
  const auto text = reader.optional_text(key, 100);
  if (!text) return nullptr;
  if (!holds(*text)) reader.add_fault(key, Error::of(spec, {*text}));
  return Json(*text);
}

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json read_number(ObjectReader& reader, std::string_view key, double min, double max) {
  const auto value = reader.optional_number(key, min, max);
  return value ? number_value(*value) : Json(nullptr);
}

Json read_date(ObjectReader& reader, std::string_view key) {
  const auto date = reader.optional_date(key);
  return date ? Json(to_iso(*date)) : Json(nullptr);
}

Json read_code(ObjectReader& reader, const FieldSpec& field) {
  if (field.kind == FieldKind::credit_code)
    return checked_text(reader, field.name, errors::kCreditCodeInvalid, [](const auto& code) {
      return check_credit_code(code) != CodeCheck::invalid;
    });
  if (field.kind == FieldKind::project_code)
    return checked_text(reader, field.name, errors::kProjectCodeInvalid,
                        [](const auto& code) { return is_project_code(code); });
  return checked_text(reader, field.name, errors::kSubtypeUnknown,
                      [](const auto& subtype) { return category_of(subtype).has_value(); });
}

Json read_field(ObjectReader& reader, const FieldSpec& field) {
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::contact:
      return or_null(read_characters(reader, field.name, field.characters_max));
    case FieldKind::scale:
      return or_null(reader.optional_one_of(
          field.name, {"single_building", "single_plot", "small_cluster", "park"}));
    case FieldKind::subdistrict: return or_null(reader.optional_id(field.name));
    case FieldKind::date: return read_date(reader, field.name);
    case FieldKind::year: return or_null(reader.optional_integer(field.name, 2000, 2100));
    case FieldKind::boolean: return or_null(reader.optional_boolean(field.name));
    case FieldKind::fen: return or_null(reader.optional_integer(field.name, 0, 9007199254740991));
    case FieldKind::number: return read_number(reader, field.name, 0, kAmountMax);
    case FieldKind::lon: return read_number(reader, field.name, 73, 136);
    case FieldKind::lat: return read_number(reader, field.name, 3, 54);
    default: return read_code(reader, field);
  }
}

}  // namespace

std::span<const FieldSpec> field_specs() { return kFields; }
std::span<const SubtypeRow> subtypes() { return kSubtypes; }

std::optional<std::string_view> category_of(std::string_view subtype) {
  const auto found = std::ranges::find(kSubtypes, subtype, &SubtypeRow::subtype);
  if (found == kSubtypes.end()) return std::nullopt;
  return found->category;
}

bool is_category(std::string_view text) {
  return std::ranges::find(kSubtypes, text, &SubtypeRow::category) != kSubtypes.end();
}

JsonObject read_fields(ObjectReader& reader) {
  JsonObject fields;
  for (const FieldSpec& field : kFields) {
    Json value = read_field(reader, field);  // asks for each, so that it counts as known
    if (reader.has(field.name)) fields[field.name] = std::move(value);
  }
  return fields;
}

std::optional<std::string> read_characters(ObjectReader& reader, std::string_view key,
                                           std::size_t characters_max) {
  auto text = reader.optional_text(key, 4 * characters_max);
  if (text && count_characters(*text) > characters_max)
    reader.add_fault(
        key, Error::of(errors::kTextTooManyCharacters, {key, std::to_string(characters_max)}));
  // Nothing but blanks says nothing: the field is empty.
  if (text && text->find_first_not_of(" \t\n") == std::string::npos) return std::nullopt;
  return text;
}

std::string require_characters(ObjectReader& reader, std::string_view key,
                               std::size_t characters_max) {
  std::string text = reader.require_text(key, 4 * characters_max);
  if (count_characters(text) > characters_max)
    reader.add_fault(
        key, Error::of(errors::kTextTooManyCharacters, {key, std::to_string(characters_max)}));
  return text;
}

bool same_value(const Json& lhs, const Json& rhs) {
  if (lhs.is_number() && rhs.is_number()) return lhs.to_number<double>() == rhs.to_number<double>();
  return lhs == rhs;
}

std::vector<Error> contradictions(const JsonObject& fields) {
  std::vector<Error> found;
  const auto stands = [&](std::string_view key) {
    const Json* value = fields.if_contains(key);
    return value != nullptr && !value->is_null();
  };
  if (stands("lon") != stands("lat"))
    found.push_back(Error::of(errors::kPointIncomplete).at(stands("lon") ? "/lat" : "/lon"));
  const std::string start = text_or_empty(fields, "start_date");
  const std::string finish = text_or_empty(fields, "finish_date");
  if (!start.empty() && !finish.empty() && finish < start)
    found.push_back(Error::of(errors::kFinishBeforeStart, {start, finish}).at("/finish_date"));
  return found;
}

std::vector<Error> warnings_about(const JsonObject& fields) {
  std::vector<Error> found;
  const std::string code = text_or_empty(fields, "implementer_code");
  if (!code.empty() && check_credit_code(code) == CodeCheck::doubtful)
    found.push_back(Error::of(errors::kOrganisationCodeDoubtful, {code}).at("/implementer_code"));
  return found;
}

}  // namespace huanxin::projects

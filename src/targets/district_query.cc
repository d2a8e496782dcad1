#include "targets/district.h"
#include "targets/errors.h"

namespace huanxin::targets {
namespace {

using store::Row;

constexpr std::string_view kDistricts = R"sql(
  SELECT id, code, name_zh, name_en, practice, source FROM districts ORDER BY position, id)sql";

constexpr std::string_view kDistrict = R"sql(
  SELECT id, code, name_zh, name_en, practice, source FROM districts WHERE id = :district)sql";

constexpr std::string_view kSubdistricts = R"sql(
  SELECT code, name, name_en, kind, aliases, population
    FROM subdistricts WHERE district = :district ORDER BY code)sql";

constexpr std::string_view kHasDistrict =
    "SELECT EXISTS (SELECT 1 FROM districts WHERE id = :district)";
constexpr std::string_view kHasSubdistrict =
    "SELECT EXISTS (SELECT 1 FROM subdistricts WHERE district = :district AND code = :code)";

constexpr std::string_view kDefault =
    "SELECT id FROM districts ORDER BY practice, position, id LIMIT 1";

Json json_cell(const Row& row, int column) {
  const auto value = parse_json(row.text(column));
  HX_CHECK(value.has_value());
  return *value;
}

Source source_of(const JsonObject& json) {
  const auto text = [&](std::string_view key) -> std::optional<std::string> {
    if (!json.contains(key)) return std::nullopt;
    return text_of(json, key);
  };
  return {.document = text_of(json, "document"),
          .document_zh = text("document_zh"),
          .issued = text("issued"),
          .certainty = text_of(json, "certainty"),
          .note = text("note")};
}

District district_row(const Row& row) {
  District district;
  district.id = row.text(0);
  district.code = row.get<std::optional<std::string>>(1);
  district.name_zh = row.text(2);
  district.name_en = row.text(3);
  district.practice = row.get<bool>(4);
  if (!row.is_null(5)) district.source = source_of(json_cell(row, 5).as_object());
  return district;
}

Subdistrict subdistrict_row(const Row& row) {
  Subdistrict one;
  one.code = row.text(0);
  one.name = row.text(1);
  one.name_en = row.get<std::optional<std::string>>(2);
  one.kind = row.text(3);
  const Json aliases = json_cell(row, 4);
  for (const Json& alias : aliases.as_array()) one.aliases.emplace_back(alias.as_string());
  one.population = row.get<std::optional<std::int64_t>>(5);
  return one;
}

}  // namespace

Result<std::vector<District>> districts(const store::Snapshot& snapshot) {
  return snapshot.rows(kDistricts, {}, district_row);
}

Result<std::optional<District>> district(const store::Snapshot& snapshot, std::string_view id) {
  HX_TRY(auto found, snapshot.row(kDistrict, {{"district", id}}, district_row));
  if (found) {
    HX_TRY(found->subdistricts, subdistricts(snapshot, id));
  }
  return found;
}

Result<std::string> district_or_default(const store::Snapshot& snapshot, std::string_view id) {
  const auto text = [](const Row& row) { return row.get<std::string>(0); };
  if (id.empty()) {
    HX_TRY(auto first, snapshot.row(kDefault, {}, text));
    if (!first) return Error::of(errors::kNoDistrict);
    return *std::move(first);
  }
  HX_TRY(auto asked, snapshot.row(kDistrict, {{"district", id}}, text));
  if (!asked) return Error::of(errors::kNoSuchDistrict, {excerpt(id, 64)});
  return *std::move(asked);
}

Result<std::vector<Subdistrict>> subdistricts(const store::Snapshot& snapshot,
                                              std::string_view district) {
  return snapshot.rows(kSubdistricts, {{"district", district}}, subdistrict_row);
}

Result<bool> has_district(const store::Snapshot& snapshot, std::string_view id) {
  HX_TRY(const std::int64_t found, snapshot.number(kHasDistrict, {{"district", id}}));
  return found != 0;
}

Result<bool> has_subdistrict(const store::Snapshot& snapshot, std::string_view district,
                             std::string_view code) {
  HX_TRY(const std::int64_t found,
         snapshot.number(kHasSubdistrict, {{"district", district}, {"code", code}}));
  return found != 0;
}

Result<std::optional<Subdistrict>> find_subdistrict(const store::Snapshot& snapshot,
                                                    std::string_view district,
                                                    std::string_view name) {
  HX_TRY(const auto all, subdistricts(snapshot, district));
  for (const Subdistrict& one : all) {
    bool found = one.code == name || one.name == name;
    for (const std::string& alias : one.aliases) found = found || alias == name;
    if (found) return std::optional(one);
  }
  return std::optional<Subdistrict>();
}

}  // namespace huanxin::targets

#include "targets/district.h"

#include <algorithm>
#include <set>

#include "targets/errors.h"
#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Subdistrict read_subdistrict(ObjectReader& reader) {
  Subdistrict subdistrict;
  subdistrict.code = reader.require_text("code", 20);
  if (!subdistrict.code.empty() && !is_digits(subdistrict.code, 9))
    reader.add_fault("code",
                     Error::of(errors::kProgrammeCodeMalformed, {subdistrict.code, "110105001"}));
  subdistrict.name = reader.require_text("name", 100);
  subdistrict.name_en = reader.optional_text("name_en", 100);
  subdistrict.kind = reader.require_text("kind", 40);
  subdistrict.aliases = texts(reader, "aliases", 50, 100);
  subdistrict.population = reader.optional_integer("population", 0, 100'000'000);
  return subdistrict;
}

}  // namespace

Result<District> parse_district(const Json& body) {
  ObjectReader reader(body);
  District district;
  reader.optional_object("meta");
  district.id = reader.require_id("id");
  if (district.id.size() > 40)
    reader.add_fault("id", Error::of(errors::kTextTooLong, {"id", "40"}));
  district.code = reader.optional_text("code", 20);
  if (district.code && !is_digits(*district.code, 6))
    reader.add_fault("code",
                     Error::of(errors::kProgrammeCodeMalformed, {*district.code, "110105"}));
  district.name_zh = reader.require_text("name_zh", 100);
  district.name_en = reader.require_text("name_en", 100);
  district.practice = reader.optional_boolean("practice").value_or(false);
  district.source = optional_source(reader, "source", "");
  district.subdistricts =
      objects(reader, "", "subdistricts", reader.require_array("subdistricts", 1000),
              [](ObjectReader& inner, const std::string&) { return read_subdistrict(inner); });
  std::set<std::string> seen;
  for (std::size_t i = 0; i < district.subdistricts.size(); ++i) {
    const std::string& code = district.subdistricts[i].code;
    if (!seen.insert(code).second)
      reader.add_fault("subdistricts", i, Error::of(errors::kProgrammeCodeTwice, {code}));
  }
  HX_DO(reader.finish());
  return district;
}

JsonObject to_json(const Subdistrict& subdistrict) {
  JsonObject json{{"code", subdistrict.code}, {"name", subdistrict.name}};
  put(json, "name_en", subdistrict.name_en);
  json["kind"] = subdistrict.kind;
  put(json, "aliases", subdistrict.aliases);
  put_or_null(json, "population", subdistrict.population);
  return json;
}

JsonObject to_json(const District& district) {
  JsonObject json{{"id", district.id},
                  {"name_zh", district.name_zh},
                  {"name_en", district.name_en},
                  {"practice", district.practice}};
  put(json, "code", district.code);
  if (district.source) json["source"] = to_json(*district.source);
  JsonArray list;
  for (const Subdistrict& subdistrict : district.subdistricts) list.push_back(to_json(subdistrict));
  json["subdistricts"] = std::move(list);
  return json;
}

}  // namespace huanxin::targets

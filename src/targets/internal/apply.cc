#include "targets/internal/apply.h"

#include <string>

#include "targets/district.h"
#include "targets/internal/read.h"
#include "targets/programme.h"

namespace huanxin::targets {
namespace {

constexpr std::string_view kOpen = R"sql(
  INSERT INTO districts (id, position, code, name_zh, name_en, practice, source)
  VALUES (:id, (SELECT count(*) FROM districts), :code, :name_zh, :name_en, :practice, :source)
  )sql";

constexpr std::string_view kSubdistrict = R"sql(
  INSERT INTO subdistricts (district, code, name, name_en, kind, aliases, population)
  VALUES (:district, :code, :name, :name_en, :kind, :aliases, :population))sql";

constexpr std::string_view kAdopt = R"sql(
  INSERT INTO programmes (district, year, version, adopted_at, content)
  VALUES (:district, :year, :version, :at, :content)
  ON CONFLICT DO UPDATE SET version = excluded.version, adopted_at = excluded.adopted_at,
                            content = excluded.content)sql";

// An item that leaves the programme has at most withdrawn contributions; their rows keep its id.
constexpr std::string_view kForgetItems =
    "DELETE FROM programme_items WHERE district = :district AND year = :year";

constexpr std::string_view kItem = R"sql(
  INSERT INTO programme_items (id, district, year, code, name_zh, name_en, unit, unit_en, counting,
    verb, verb_zh, verb_en, verb_kind, met_when_zh, met_when_en, evidence_zh, evidence_en)
  VALUES (:id, :district, :year, :code, :name_zh, :name_en, :unit, :unit_en, :counting,
    :verb, :verb_zh, :verb_en, :verb_kind, :met_when_zh, :met_when_en, :evidence_zh, :evidence_en)
  )sql";

constexpr std::string_view kClose = R"sql(
  INSERT INTO periods (district, month, closed_at, figures)
  VALUES (:district, :month, :at, :figures))sql";

Result<Done> open_district(store::Transaction& transaction, const store::Event& event) {
  const auto district = parse_district(event.data);
  HX_CHECK(district.has_value());
  const std::optional<std::string> source =
      district->source ? std::optional(huanxin::to_text(to_json(*district->source))) : std::nullopt;
  HX_DO(transaction.write(kOpen, {{"id", district->id},
                                  {"code", district->code},
                                  {"name_zh", district->name_zh},
                                  {"name_en", district->name_en},
                                  {"practice", district->practice},
                                  {"source", source}}));
  for (const Subdistrict& one : district->subdistricts) {
    const JsonArray aliases(one.aliases.begin(), one.aliases.end());
    HX_DO(transaction.write(kSubdistrict, {{"district", district->id},
                                           {"code", one.code},
                                           {"name", one.name},
                                           {"name_en", one.name_en},
                                           {"kind", one.kind},
                                           {"aliases", huanxin::to_text(Json(aliases))},
                                           {"population", one.population}}));
  }
  return Done{};
}

Result<Done> write_item(store::Transaction& transaction, const Programme& programme,
                        const Item& item) {
  const Verb& verb = programme.verb(item.milestone);
  HX_DO(transaction.write(kItem, {{"id", item.id},
                                  {"district", programme.district},
                                  {"year", programme.year},
                                  {"code", item.code},
                                  {"name_zh", item.name_zh},
                                  {"name_en", item.name_en},
                                  {"unit", item.unit},
                                  {"unit_en", item.unit_en},
                                  {"counting", name_of(kCountings, item.counting)},
                                  {"verb", verb.id},
                                  {"verb_zh", verb.zh},
                                  {"verb_en", verb.en},
                                  {"verb_kind", to_string(verb.kind)},
                                  {"met_when_zh", verb.met_when_zh},
                                  {"met_when_en", verb.met_when_en},
                                  {"evidence_zh", verb.evidence_zh},
                                  {"evidence_en", verb.evidence_en}}));
  return Done{};
}

Result<Done> adopt_programme(store::Transaction& transaction, const store::Event& event) {
  const auto programme = parse_programme(event.data);
  HX_CHECK(programme.has_value());
  const store::Params params{{"district", programme->district},
                             {"year", programme->year},
                             {"version", event.stream_version},
                             {"at", event.at},
                             {"content", canonical_json(event.data)}};
  HX_DO(transaction.write(kAdopt, params));
  HX_DO(transaction.write(kForgetItems, params));
  for (const Item& item : programme->items) {
    HX_DO(write_item(transaction, *programme, item));
  }
  return Done{};
}

Result<Done> close_period(store::Transaction& transaction, const store::Event& event) {
  HX_DO(transaction.write(kClose, {{"district", text_of(event.data, "district")},
                                   {"month", text_of(event.data, "month")},
                                   {"at", event.at},
                                   {"figures", canonical_json(event.data.at("figures"))}}));
  return Done{};
}

}  // namespace

Result<Done> apply(store::Transaction& transaction, const store::Event& event) {
  if (event.kind.starts_with("contribution.")) return apply_contribution(transaction, event);
  if (event.kind == "district.opened") return open_district(transaction, event);
  if (event.kind == "programme.adopted") return adopt_programme(transaction, event);
  if (event.kind == "period.closed") return close_period(transaction, event);
  return Done{};
}

}  // namespace huanxin::targets

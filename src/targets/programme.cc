#include "targets/programme.h"

#include <algorithm>

#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

template <typename T, typename Make>
JsonArray list_of(const std::vector<T>& things, Make make) {
  JsonArray array;
  array.reserve(things.size());
  for (const T& thing : things) array.push_back(make(thing));
  return array;
}

JsonObject settings_content(const Settings& settings) {
  JsonObject json{{"on_track_forecast", settings.on_track_forecast},
                  {"at_risk_forecast", settings.at_risk_forecast},
                  {"late_from_elapsed", settings.late_from_elapsed},
                  {"slippage_min", settings.slippage_min},
                  {"slippage_low", settings.slippage_low},
                  {"slippage_mid", settings.slippage_mid},
                  {"slippage_high", settings.slippage_high},
                  {"band_z", settings.band_z}};
  put(json, "certainty", settings.certainty);
  put(json, "note_zh", settings.note_zh);
  put(json, "note_en", settings.note_en);
  return json;
}

JsonObject verb_content(const Verb& verb) {
  JsonObject json = to_json(verb);
  json.erase("met_when");
  return json;
}

JsonObject item_content(const Item& item) {
  JsonObject json{{"code", item.code},
                  {"action", item.action},
                  {"name_zh", item.name_zh},
                  {"name_en", item.name_en}};
  put_or_null(json, "quantity", item.quantity);
  put_or_null(json, "unit", item.unit);
  put_or_null(json, "unit_en", item.unit_en);
  json["quantity_kind"] = name_of(kQuantityKinds, item.quantity_kind);
  json["counting"] = name_of(kCountings, item.counting);
  put(json, "quantity_si", item.quantity_si);
  put(json, "unit_si", item.unit_si);
  json["milestone"] = item.milestone;
  put(json, "subtype", item.subtype);
  put(json, "pair", item.pair);
  put(json, "never_added_to", item.never_added_to);
  json["places_complete"] = item.places_complete;
  put(json, "phrase", item.phrase);
  put(json, "note_zh", item.note_zh);
  put(json, "note_en", item.note_en);
  json["places"] = list_of(item.places, [](const Place& place) { return to_json(place); });
  return json;
}

JsonObject action_content(const Action& action) {
  JsonObject json = to_json(action);
  json.erase("id");
  json["code"] = action.code;
  return json;
}

JsonObject figure_content(const Figure& figure) {
  JsonObject json{{"code", figure.code},          {"name_zh", figure.name_zh},
                  {"name_en", figure.name_en},    {"quantity", to_json(figure.quantity)},
                  {"unit", figure.unit},          {"unit_en", figure.unit_en},
                  {"milestone", figure.milestone}};
  put(json, "phrase", figure.phrase);
  put(json, "parts", figure.parts);
  put(json, "note_zh", figure.note_zh);
  put(json, "note_en", figure.note_en);
  return json;
}

}  // namespace

const Verb& Programme::verb(std::string_view verb_id) const {
  const auto found = std::find_if(verbs.begin(), verbs.end(),
                                  [&](const Verb& verb) { return verb.id == verb_id; });
  HX_CHECK(found != verbs.end());
  return *found;
}

const Item* Programme::item(std::string_view item_id) const {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const Item& item) { return item.id == item_id; });
  return found == items.end() ? nullptr : &*found;
}

JsonObject to_content(const Programme& programme) {
  return {{"district", programme.district},
          {"year", programme.year},
          {"source", to_json(programme.source)},
          {"settings", settings_content(programme.settings)},
          {"verbs", list_of(programme.verbs, verb_content)},
          {"actions", list_of(programme.actions, action_content)},
          {"items", list_of(programme.items, item_content)},
          {"figures", list_of(programme.figures, figure_content)},
          {"channels", to_json(programme.channels)}};
}

JsonObject to_json(const Source& source) {
  JsonObject json{{"document", source.document}};
  put(json, "document_zh", source.document_zh);
  put(json, "issued", source.issued);
  json["certainty"] = source.certainty;
  put(json, "note", source.note);
  return json;
}

JsonObject to_json(const Item& item, const Verb& verb) {
  JsonObject json = item_content(item);
  json["id"] = item.id;
  json["verb_zh"] = verb.zh;
  json["verb_en"] = verb.en;
  json["met_when"] = verb.met_when_en;
  json["met_when_zh"] = verb.met_when_zh;
  if (!verb.evidence_zh.empty()) json["evidence_zh"] = verb.evidence_zh;
  if (!verb.evidence_en.empty()) json["evidence_en"] = verb.evidence_en;
  put(json, "note", item.note_en);
  return json;
}

JsonObject to_json(const Action& action) {
  JsonObject json{{"id", action.code},           {"name_zh", action.name_zh},
                  {"name_en", action.name_en},   {"category", action.category},
                  {"intro_zh", action.intro_zh}, {"intro_en", action.intro_en}};
  put(json, "note_zh", action.note_zh);
  put(json, "note_en", action.note_en);
  return json;
}

JsonObject to_json(const Figure& figure, const Verb& verb) {
  JsonObject json = figure_content(figure);
  json["verb_zh"] = verb.zh;
  json["verb_en"] = verb.en;
  return json;
}

JsonObject to_json(const Channels& channels) {
  JsonObject json;
  put(json, "wechat", channels.wechat);
  put(json, "hotline", channels.hotline);
  put(json, "email", channels.email);
  put(json, "association", channels.association);
  return json;
}

JsonObject to_json(const Place& place) {
  JsonObject json{{"name", place.name}};
  put(json, "aliases", place.aliases);
  put(json, "children", place.children);
  put(json, "part", place.part);
  put(json, "subdistrict", place.subdistrict);
  put(json, "subdistrict_certainty", place.subdistrict_certainty);
  return json;
}

}  // namespace huanxin::targets

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "targets/errors.h"
#include "targets/internal/read.h"
#include "targets/programme.h"

namespace huanxin::targets {
namespace {

constexpr std::size_t kNameMax = 400;
constexpr std::size_t kNoteMax = 2000;

/// `A1`, `P`: a capital letter and at most three letters or digits.
bool is_action_code(std::string_view code) {
  const auto rest_fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return !code.empty() && code.size() <= 4 && code[0] >= 'A' && code[0] <= 'Z' &&
         std::all_of(code.begin(), code.end(), rest_fits);
}

/// `A1-01`: a code as above, a hyphen, two or three digits.
bool is_item_code(std::string_view code) {
  const std::size_t hyphen = code.find('-');
  if (hyphen == std::string_view::npos || !is_action_code(code.substr(0, hyphen))) return false;
  const std::string_view number = code.substr(hyphen + 1);
  return (number.size() == 2 || number.size() == 3) &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string code_member(ObjectReader& reader, bool (*is_code)(std::string_view),
                        std::string_view example) {
  std::string code = reader.require_text("code", 20);
  if (!code.empty() && !is_code(code))
    reader.add_fault("code", Error::of(errors::kProgrammeCodeMalformed, {code, example}));
  return code;
}

Settings read_settings(ObjectReader& reader) {
  Settings settings;
  settings.on_track_forecast = require_number(reader, "on_track_forecast", 0, 10);
  settings.at_risk_forecast = require_number(reader, "at_risk_forecast", 0, 10);
  settings.late_from_elapsed = require_number(reader, "late_from_elapsed", 0, 1);
  settings.slippage_min = static_cast<int>(reader.require_integer("slippage_min", 1, 1'000'000));
  settings.slippage_low = require_number(reader, "slippage_low", 0, 1);
  settings.slippage_mid = require_number(reader, "slippage_mid", 0, 1);
  settings.slippage_high = require_number(reader, "slippage_high", 0, 1);
  settings.band_z = require_number(reader, "band_z", 0.1, 10);
  settings.certainty = reader.optional_text("certainty", 40);
  settings.note_zh = reader.optional_text("note_zh", kNoteMax);
  settings.note_en = reader.optional_text("note_en", kNoteMax);
  const auto in_order = [&](std::string_view low, double lower, std::string_view high,
                            double upper) {
    if (lower > upper) reader.add_fault(low, Error::of(errors::kSettingsOrder, {low, high}));
  };
  in_order("at_risk_forecast", settings.at_risk_forecast, "on_track_forecast",
           settings.on_track_forecast);
  in_order("slippage_low", settings.slippage_low, "slippage_mid", settings.slippage_mid);
  in_order("slippage_mid", settings.slippage_mid, "slippage_high", settings.slippage_high);
  return settings;
}

Verb read_verb(ObjectReader& reader) {
  Verb verb;
  verb.id = reader.require_id("id");
  verb.zh = reader.require_text("zh", 100);
  verb.en = reader.require_text("en", 100);
  verb.kind = require_word(reader, "kind", kVerbKinds);
  verb.met_when_zh = reader.require_text("met_when_zh", kNameMax);
  verb.met_when_en = reader.require_text("met_when_en", kNameMax);
  if (verb.kind == VerbKind::no_target) return verb;
  verb.evidence_zh = reader.require_text("evidence_zh", kNameMax);
  verb.evidence_en = reader.require_text("evidence_en", kNameMax);
  return verb;
}

Action read_action(ObjectReader& reader) {
  Action action;
  action.code = code_member(reader, is_action_code, "A1");
  action.name_zh = reader.require_text("name_zh", kNameMax);
  action.name_en = reader.require_text("name_en", kNameMax);
  action.category = reader.require_id("category");
  action.intro_zh = reader.require_text("intro_zh", kNoteMax);
  action.intro_en = reader.require_text("intro_en", kNoteMax);
  action.note_zh = reader.optional_text("note_zh", kNoteMax);
  action.note_en = reader.optional_text("note_en", kNoteMax);
  return action;
}

Place read_place(ObjectReader& reader) {
  Place place;
  place.name = reader.require_text("name", kNameMax);
  place.aliases = texts(reader, "aliases", 20, kNameMax);
  place.children = texts(reader, "children", 100, kNameMax);
  place.part = reader.optional_text("part", kNameMax);
  place.subdistrict = reader.optional_text("subdistrict", 20);
  place.subdistrict_certainty = reader.optional_one_of("subdistrict_certainty", {"H", "M", "L"});
  return place;
}

/// Without a quantity there is no unit and projects count as one; with one, all three stand there.
void check_quantity(ObjectReader& reader, const Item& item) {
  const bool counted = item.quantity.has_value();
  const bool whole = item.counting == Counting::whole;
  const bool agree = counted == (item.quantity_kind != QuantityKind::none) &&
                     counted == item.unit.has_value() && counted == item.unit_en.has_value() &&
                     counted == (item.counting != Counting::one) &&
                     (!counted || !whole || item.quantity->is_whole());
  if (!agree) reader.add_fault("quantity", Error::of(errors::kQuantityAndKind, {item.code}));
}

Item read_item(ObjectReader& reader, const std::string& pointer, const std::string& programme) {
  Item item;
  item.code = code_member(reader, is_item_code, "A1-01");
  item.id = programme + '-' + lower(item.code);
  item.action = reader.require_text("action", 20);
  item.name_zh = reader.require_text("name_zh", kNameMax);
  item.name_en = reader.require_text("name_en", kNameMax);
  item.quantity = optional_quantity(reader, "quantity");
  item.unit = reader.optional_text("unit", 100);
  item.unit_en = reader.optional_text("unit_en", 100);
  item.quantity_kind = require_word(reader, "quantity_kind", kQuantityKinds);
  item.counting = require_word(reader, "counting", kCountings);
  item.quantity_si = reader.optional_integer("quantity_si", 0, INT64_C(1) << 53);
  item.unit_si = reader.optional_text("unit_si", 20);
  item.milestone = reader.require_id("milestone");
  item.subtype = reader.optional_id("subtype");
  item.pair = reader.optional_text("pair", 20);
  item.never_added_to = reader.optional_text("never_added_to", 20);
  item.places_complete = reader.optional_boolean("places_complete").value_or(false);
  item.phrase = reader.optional_text("phrase", 100);
  item.note_zh = reader.optional_text("note_zh", kNoteMax);
  item.note_en = reader.optional_text("note_en", kNoteMax);
  item.places = objects(reader, pointer, "places", reader.optional_array("places", 500),
                        [](ObjectReader& inner, const std::string&) { return read_place(inner); });
  check_quantity(reader, item);
  return item;
}

Figure read_figure(ObjectReader& reader) {
  Figure figure;
  figure.code = code_member(reader, is_item_code, "P-01");
  figure.name_zh = reader.require_text("name_zh", kNameMax);
  figure.name_en = reader.require_text("name_en", kNameMax);
  figure.quantity = require_quantity(reader, "quantity");
  figure.unit = reader.require_text("unit", 100);
  figure.unit_en = reader.require_text("unit_en", 100);
  figure.milestone = reader.require_id("milestone");
  figure.phrase = reader.optional_text("phrase", 100);
  figure.parts = texts(reader, "parts", 50, kNameMax);
  figure.note_zh = reader.optional_text("note_zh", kNoteMax);
  figure.note_en = reader.optional_text("note_en", kNoteMax);
  return figure;
}

Channels read_channels(ObjectReader& reader) {
  return {.wechat = reader.optional_text("wechat", 200),
          .hotline = reader.optional_text("hotline", 200),
          .email = reader.optional_text("email", 200),
          .association = reader.optional_text("association", 200)};
}

/// A fault for every code of `things` that stands there before.
template <typename Things, typename CodeOf>
std::set<std::string> unique_codes(ObjectReader& reader, std::string_view key, const Things& things,
                                   CodeOf code_of) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const std::string code = code_of(things[i]);
    if (!code.empty() && !seen.insert(code).second)
      reader.add_fault(key, i, Error::of(errors::kProgrammeCodeTwice, {code}));
  }
  return seen;
}

void check_item_names(ObjectReader& reader, const Programme& programme) {
  std::map<std::string_view, const Item*> items;
  for (const Item& item : programme.items) items.emplace(item.code, &item);
  for (std::size_t i = 0; i < programme.items.size(); ++i) {
    const Item& item = programme.items[i];
    for (const auto& named : {item.pair, item.never_added_to}) {
      if (named && (*named == item.code || !items.contains(*named)))
        reader.add_fault("items", i, Error::of(errors::kItemNamedUnknown, {*named}));
    }
    const auto other = item.pair ? items.find(*item.pair) : items.end();
    if (other != items.end() && other->second->pair != item.code)
      reader.add_fault("items", i, Error::of(errors::kPairNotMutual, {item.code, *item.pair}));
  }
}

/// What names what: actions, verbs and other items must be there.
void check_references(ObjectReader& reader, const Programme& programme) {
  const auto verbs = unique_codes(reader, "verbs", programme.verbs, [](auto& v) { return v.id; });
  const auto actions =
      unique_codes(reader, "actions", programme.actions, [](auto& a) { return a.code; });
  unique_codes(reader, "items", programme.items, [](auto& item) { return item.code; });
  unique_codes(reader, "figures", programme.figures, [](auto& figure) { return figure.code; });
  for (std::size_t i = 0; i < programme.items.size(); ++i) {
    const Item& item = programme.items[i];
    if (!actions.contains(item.action) || !item.code.starts_with(item.action + '-'))
      reader.add_fault("items", i, Error::of(errors::kProgrammeActionUnknown, {item.action}));
    if (!verbs.contains(item.milestone))
      reader.add_fault("items", i, Error::of(errors::kProgrammeVerbUnknown, {item.milestone}));
  }
  for (std::size_t i = 0; i < programme.figures.size(); ++i) {
    if (!verbs.contains(programme.figures[i].milestone))
      reader.add_fault("figures", i,
                       Error::of(errors::kProgrammeVerbUnknown, {programme.figures[i].milestone}));
  }
  check_item_names(reader, programme);
}

/// The object at `key` read by `read`; a fault where it is missing.
template <typename Read>
auto required_object(ObjectReader& reader, std::string_view key, Read read) {
  const JsonObject* object = reader.optional_object(key);
  if (!reader.has(key)) reader.add_fault(key, Error::of(errors::kFieldMissing, {key}));
  std::invoke_result_t<Read, ObjectReader&> value{};
  if (object == nullptr) return value;
  const Json held = *object;
  ObjectReader inner(held, '/' + std::string(key));
  value = read(inner);
  reader.absorb(std::move(inner));
  return value;
}

template <typename Read>
auto required_list(ObjectReader& reader, std::string_view key, std::size_t size_max, Read read) {
  return objects(reader, "", key, reader.require_array(key, size_max),
                 [&](ObjectReader& inner, const std::string&) { return read(inner); });
}

}  // namespace

Result<Programme> parse_programme(const Json& body) {
  ObjectReader reader(body);
  Programme programme;
  reader.optional_object("meta");
  programme.district = reader.require_id("district");
  if (programme.district.size() > 40)
    reader.add_fault("district", Error::of(errors::kTextTooLong, {"district", "40"}));
  programme.year = static_cast<int>(reader.require_integer("year", 2000, 2100));
  if (!reader.has("source"))
    reader.add_fault("source", Error::of(errors::kFieldMissing, {"source"}));
  programme.source = optional_source(reader, "source", "").value_or(Source{});
  programme.settings = required_object(reader, "settings", read_settings);
  programme.verbs = required_list(reader, "verbs", 100, read_verb);
  programme.actions = required_list(reader, "actions", 50, read_action);
  programme.items = objects(reader, "", "items", reader.require_array("items", 1000),
                            [&](ObjectReader& inner, const std::string& place) {
                              return read_item(inner, place, programme.id());
                            });
  programme.figures = required_list(reader, "figures", 200, read_figure);
  if (reader.has("channels"))
    programme.channels = required_object(reader, "channels", read_channels);
  check_references(reader, programme);
  HX_DO(reader.finish());
  return programme;
}

}  // namespace huanxin::targets

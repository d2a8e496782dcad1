#include "projects/internal/forms.h"

#include <algorithm>
#include <array>

#include "base/errors.h"
#include "projects/errors.h"
#include "projects/internal/fields.h"

namespace huanxin::projects {

namespace {

constexpr std::size_t kReasonMax = 2000;

std::optional<std::string> read_action(ObjectReader& reader) {
  constexpr std::array<std::string_view, 5> kActions{"A1", "A2", "A3", "A4", "A5"};
  auto action = reader.optional_text("action", 20);
  if (action && std::ranges::find(kActions, *action) == kActions.end())
    reader.add_fault("action", Error::of(errors::kActionUnknown, {*action}));
  return action;
}

void drop_nulls(JsonObject& fields) {
  JsonObject kept;
  for (auto& member : fields) {
    if (!member.value().is_null()) kept[member.key()] = std::move(member.value());
  }
  fields = std::move(kept);
}

void add_contradictions(ObjectReader& reader, const JsonObject& fields) {
  for (const Error& error : contradictions(fields)) {
    for (const FieldError& fault : error.fields)
      reader.add_fault(std::string_view(fault.pointer).substr(1), error);
  }
}

// The members of `fields` and those on top that are fields themselves, which win.
JsonObject read_inner_fields(ObjectReader& reader, const Json& body) {
  JsonObject fields;
  if (reader.optional_object("fields") != nullptr) {
    ObjectReader inner(body.get_object().at("fields"), "/fields");
    fields = read_fields(inner);
    add_contradictions(inner, fields);
    reader.absorb(std::move(inner));
  }
  return fields;
}

enum class Subtype : std::uint8_t { required, optional };

DeclareForm read_declaration(ObjectReader& reader, const Json& body, Subtype needs) {
  DeclareForm form;
  form.district = reader.optional_id("district").value_or("");
  form.action = read_action(reader);
  form.submit = reader.optional_boolean("submit").value_or(false);
  form.fields = read_inner_fields(reader, body);
  const std::string name = require_characters(reader, "name", 200);
  const auto subtype = needs == Subtype::required
                           ? std::optional(reader.require_text("subtype", 100))
                           : reader.optional_text("subtype", 100);
  if (subtype && !subtype->empty() && !category_of(*subtype))
    reader.add_fault("subtype", Error::of(errors::kSubtypeUnknown, {*subtype}));
  form.fields["name"] = name;
  if (subtype) form.fields["subtype"] = *subtype;
  drop_nulls(form.fields);
  return form;
}

JsonObject read_source(ObjectReader& reader, const Json& body) {
  const JsonObject* object = reader.optional_object("source");
  if (object == nullptr) return {};
  ObjectReader inner(body.get_object().at("source"), "/source");
  JsonObject source;
  for (const std::string_view key :
       {"document", "document_zh", "issued", "phrase", "certainty", "note", "note_zh"}) {
    if (const auto text = inner.optional_text(key, 2000)) source[key] = *text;
  }
  reader.absorb(std::move(inner));
  return source;
}

JsonArray read_children(ObjectReader& reader, const Json& body) {
  JsonArray children;
  const JsonArray* array = reader.optional_array("children", 100);
  if (array == nullptr) return children;
  for (std::size_t i = 0; i < array->size(); ++i) {
    ObjectReader inner(body.get_object().at("children").get_array()[i],
                       "/children/" + std::to_string(i));
    children.push_back(JsonObject{{"name", require_characters(inner, "name", 200)}});
    reader.absorb(std::move(inner));
  }
  return children;
}

std::vector<std::string> read_ids(ObjectReader& reader, std::string_view key) {
  std::vector<std::string> ids;
  const JsonArray* array = reader.optional_array(key, 500);
  if (array == nullptr) return ids;
  for (const Json& each : *array) {
    if (!each.is_string() || !is_id_text(each.get_string())) {
      reader.add_fault(key, Error::of(errors::kFieldNotId, {key}));
      break;
    }
    ids.emplace_back(each.get_string());
  }
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  return ids;
}

// What was given, null where it is cleared.
template <typename T>
void keep_given(ObjectReader& reader, JsonObject& given, std::string_view key,
                const std::optional<T>& value) {
  if (reader.has(key)) given[key] = value ? Json(*value) : Json(nullptr);
}

std::optional<std::string> date_text(const std::optional<Date>& date) {
  return date ? std::optional(to_iso(*date)) : std::nullopt;
}

}  // namespace

Result<DeclareForm> parse_declaration(const Json& body) {
  ObjectReader reader(body);
  DeclareForm form = read_declaration(reader, body, Subtype::required);
  HX_DO(reader.finish());
  return form;
}

Result<ImportForm> parse_import(const Json& body) {
  ObjectReader reader(body);
  ImportForm form;
  form.declaration = read_declaration(reader, body, Subtype::optional);
  const std::string state = reader.require_text("state", 40);
  if (const auto known = parse_state(state)) {
    form.state = *known;
  } else if (!state.empty()) {
    reader.add_fault("state", Error::of(errors::kStateUnknown, {state}));
  }
  form.library_year = static_cast<int>(reader.require_integer("library_year", 2000, 2100));
  form.category = reader.optional_text("category", 100);
  if (form.category && !is_category(*form.category))
    reader.add_fault("category", Error::of(errors::kSubtypeUnknown, {*form.category}));
  form.verb = reader.optional_text("verb", 40);
  form.subdistrict_certainty = reader.optional_one_of("subdistrict_certainty", {"H", "M", "L"});
  form.source = read_source(reader, body);
  form.children = read_children(reader, body);
  HX_DO(reader.finish());
  return form;
}

Result<LibraryForm> parse_library_form(const Json& body) {
  ObjectReader reader(body);
  LibraryForm form;
  form.prefix = reader.require_text("prefix", 6);
  const bool plain = std::ranges::all_of(
      form.prefix, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  if (!form.prefix.empty() && (!plain || form.prefix.size() < 2))
    reader.add_fault("prefix", Error::of(errors::kPrefixInvalid, {form.prefix}));
  const JsonArray* labels = reader.optional_array("labels", 1000);
  for (std::size_t i = 0; labels != nullptr && i < labels->size(); ++i) {
    ObjectReader inner((*labels)[i], "/labels/" + std::to_string(i));
    LibraryForm::Label label{.subdistrict = inner.require_id("subdistrict")};
    const auto lon = inner.optional_number("lon", 73, 136);
    const auto lat = inner.optional_number("lat", 3, 54);
    if (!lon || !lat) inner.add_fault(lon ? "lat" : "lon", Error::of(errors::kPointIncomplete));
    label.lon = lon.value_or(0);
    label.lat = lat.value_or(0);
    form.labels.push_back(std::move(label));
    reader.absorb(std::move(inner));
  }
  HX_DO(reader.finish());
  return form;
}

Result<JsonObject> parse_change(const Json& body) {
  ObjectReader reader(body);
  JsonObject fields = read_fields(reader);
  const Json* name = fields.if_contains("name");
  if (name != nullptr && name->is_null())
    reader.add_fault("name", Error::of(errors::kFieldCannotBeCleared, {"name"}));
  HX_DO(reader.finish());
  return fields;
}

Result<MoveForm> parse_move(const Json& body) {
  ObjectReader reader(body);
  MoveForm form;
  form.to = reader.require_text("to", 40);
  form.reason = read_characters(reader, "reason", kReasonMax);
  form.exit_reason = reader.optional_one_of(
      "exit_reason", {"completed", "withdrawn", "no_progress", "conditions_lost", "violation"});
  HX_DO(reader.finish());
  return form;
}

Result<MilestoneForm> parse_milestone(const Json& body) {
  ObjectReader reader(body);
  MilestoneForm form;
  form.kind = reader.require_one_of(
      "kind", {"declared", "reserve", "implementation", "planned", "review", "publicity", "permit",
               "start", "main_works", "complete", "acceptance", "operation", "other"});
  form.title = read_characters(reader, "title", 200);
  form.baseline = reader.optional_date("baseline");
  form.forecast = reader.optional_date("forecast");
  if (form.kind == "other" && !form.title)
    reader.add_fault("title", Error::of(errors::kTitleNeeded));
  HX_DO(reader.finish());
  if (!form.baseline && !form.forecast)
    return Error::of(errors::kMilestoneDateNeeded).at("/baseline");
  return form;
}

Result<MilestoneChangeForm> parse_milestone_change(const Json& body) {
  ObjectReader reader(body);
  MilestoneChangeForm form;
  form.milestone = reader.require_id("milestone");
  keep_given(reader, form.changes, "forecast", date_text(reader.optional_date("forecast")));
  keep_given(reader, form.changes, "actual", date_text(reader.optional_date("actual")));
  keep_given(reader, form.changes, "delay_cause",
             reader.optional_one_of("delay_cause",
                                    {"approval", "funding", "consent", "design", "construction",
                                     "utilities", "weather", "supply", "policy", "other"}));
  keep_given(reader, form.changes, "delay_note", read_characters(reader, "delay_note", kReasonMax));
  keep_given(reader, form.changes, "title", read_characters(reader, "title", 200));
  HX_DO(reader.finish());
  return form;
}

Result<GroupForm> parse_group(const Json& body) {
  ObjectReader reader(body);
  GroupForm form;
  form.district = reader.optional_id("district").value_or("");
  form.kind = reader.require_one_of("kind", {"area", "list"});
  form.name_zh = require_characters(reader, "name_zh", 200);
  form.name_en = read_characters(reader, "name_en", 200);
  form.level = reader.optional_one_of("level", {"city", "district"});
  form.batch = read_characters(reader, "batch", 100);
  form.source = read_characters(reader, "source", 500);
  HX_DO(reader.finish());
  return form;
}

Result<MembersForm> parse_members(const Json& body) {
  ObjectReader reader(body);
  MembersForm form{read_ids(reader, "add"), read_ids(reader, "remove")};
  for (const std::string& id : form.add) {
    if (std::ranges::binary_search(form.remove, id))
      reader.add_fault("remove", Error::of(errors::kAddedAndRemoved, {id}));
  }
  HX_DO(reader.finish());
  return form;
}

}  // namespace huanxin::projects

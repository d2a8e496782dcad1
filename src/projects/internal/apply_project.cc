#include "base/number.h"
#include "projects/internal/apply.h"
#include "projects/internal/fields.h"
#include "projects/internal/row.h"

namespace huanxin::projects {

namespace {

constexpr std::string_view kInsertProject = R"sql(
  INSERT INTO project (number, id, district, facet, state, library, library_no, library_key,
    published, counts, declared_by, confirmed_seq, name, name_key, alias, action, category, subtype, scale,
    verb, subdistrict, subdistrict_certainty, lon, lat, implementer, plan_year, due_key, due_back,
    updated_at, version, search_text)
  VALUES (:number, :id, :district, :facet, :state, :library, :library_no, :library_key,
    :published, :counts, :declared_by, :confirmed_seq, :name, :name_key, :alias, :action, :category, :subtype,
    :scale, :verb, :subdistrict, :certainty, :lon, :lat, :implementer, :plan_year, '9999-12-31',
    '', :at, :version, :search_text))sql";

constexpr std::string_view kInsertSheet = R"sql(
  INSERT INTO project_sheet (number, fields, contact_ref, source, children)
  VALUES (:number, :fields, :contact_ref, :source, :children))sql";

// A subdistrict that somebody entered is no longer our guess: its certainty goes.
constexpr std::string_view kUpdateFields = R"sql(
  UPDATE project SET name = :name, name_key = :name_key, alias = :alias, action = :action,
         category = :category,
         subtype = :subtype, scale = :scale, subdistrict = :subdistrict,
         subdistrict_certainty = CASE WHEN :same_place THEN subdistrict_certainty END, lon = :lon, lat = :lat, implementer = :implementer,
         plan_year = :plan_year, search_text = :search_text
   WHERE number = :number)sql";

constexpr std::string_view kUpdateState = R"sql(
  UPDATE project SET state = :state, state_before = :before, library = :library,
         library_no = :library_no, library_key = :library_key, published = :published,
         counts = :counts, confirmed_seq = coalesce(confirmed_seq, :confirmed_seq),
         search_text = :search_text
   WHERE number = :number)sql";

// While a project has ended nothing of it is due.
constexpr std::string_view kUpdateOpenMilestones = R"sql(
  UPDATE project_milestone
     SET due = CASE WHEN :ended OR actual IS NOT NULL THEN NULL ELSE coalesce(baseline, forecast) END
   WHERE number = :number)sql";

std::optional<std::string> optional_text(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  if (member == nullptr || !member->is_string()) return std::nullopt;
  return std::string(member->get_string());
}

store::Cell number_cell(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  if (member == nullptr || !member->is_number()) return {};
  return member->to_number<double>();
}

store::Cell integer_cell(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  if (member == nullptr || !member->is_number()) return {};
  return member->to_number<std::int64_t>();
}

const JsonObject& object_of(const JsonObject& object, std::string_view key) {
  static const JsonObject kNone;
  const Json* member = object.if_contains(key);
  return member != nullptr && member->is_object() ? member->get_object() : kNone;
}

JsonArray array_of(const JsonObject& object, std::string_view key) {
  const Json* member = object.if_contains(key);
  return member != nullptr && member->is_array() ? member->get_array() : JsonArray();
}

State state_of(const JsonObject& object, std::string_view key) {
  const auto state = parse_state(text_of(object, key));
  HX_CHECK(state.has_value());
  return *state;
}

std::optional<std::string> category_in(const JsonObject& fields,
                                       const std::optional<std::string>& otherwise) {
  const auto category = category_of(text_or_empty(fields, "subtype"));
  return category ? std::optional<std::string>(*category) : otherwise;
}

// The columns that repeat fields.
store::Params field_params(const JsonObject& fields) {
  return {{"name", text_of(fields, "name")},
          {"name_key", name_key(text_of(fields, "name"))},
          {"alias", optional_text(fields, "alias")},
          {"subtype", optional_text(fields, "subtype")},
          {"scale", optional_text(fields, "scale")},
          {"subdistrict", optional_text(fields, "subdistrict")},
          {"lon", number_cell(fields, "lon")},
          {"lat", number_cell(fields, "lat")},
          {"implementer", optional_text(fields, "implementer")},
          {"plan_year", integer_cell(fields, "plan_year")}};
}

void take_fields(RowHead& head, const JsonObject& fields) {
  head.name = text_of(fields, "name");
  head.alias = optional_text(fields, "alias");
  head.address = optional_text(fields, "address");
  head.subtype = optional_text(fields, "subtype");
  head.category = category_in(fields, head.category);
  head.subdistrict = optional_text(fields, "subdistrict");
  head.search_text = search_text_of(head);
}

Result<Done> put_passage(store::Transaction& transaction, const RowHead& head,
                         const store::Event& event) {
  HX_DO(transaction.write(R"sql(
    INSERT INTO project_passage (seq, number, state, at, reason)
    VALUES (:seq, :number, :state, :at, :reason))sql",
                          {{"seq", event.seq},
                           {"number", head.number},
                           {"state", to_string(head.state)},
                           {"at", event.at},
                           {"reason", optional_text(event.data, "reason")}}));
  return Done{};
}

// The number of a confirmation never goes to another project.
Result<Done> put_counter(store::Transaction& transaction, const RowHead& head) {
  const std::size_t last = head.library_no->rfind('-');
  const std::size_t year = head.library_no->rfind('-', last - 1);
  HX_CHECK(last != std::string::npos && year != std::string::npos);
  const std::string_view text = *head.library_no;
  HX_DO(transaction.write(
      R"sql(
    INSERT INTO project_counter (district, year, last) VALUES (:district, :year, :last)
    ON CONFLICT DO UPDATE SET last = max(last, excluded.last))sql",
      {{"district", head.district},
       {"year", to_integer(text.substr(year + 1, last - year - 1)).value()},
       {"last", to_integer(text.substr(last + 1)).value()}}));
  return Done{};
}

RowHead head_of_declaration(const store::Event& event) {
  RowHead head;
  head.number = event.seq;
  head.id = event.stream;
  head.district = text_of(event.data, "district");
  head.state = state_of(event.data, "state");
  head.library_no = optional_text(event.data, "library_no");
  head.declared_by = event.actor;
  head.action = optional_text(event.data, "action");
  head.category = optional_text(event.data, "category");
  take_fields(head, object_of(event.data, "fields"));
  return head;
}

Result<Done> insert_project(store::Transaction& transaction, const RowHead& head,
                            const store::Event& event) {
  const JsonObject& fields = object_of(event.data, "fields");
  store::Params params = field_params(fields);
  const store::Params more{
      {"number", head.number},
      {"id", head.id},
      {"district", head.district},
      {"facet", head.facet},
      {"state", to_string(head.state)},
      {"library", to_string(head.library())},
      {"library_no", head.library_no},
      {"library_key", library_key(head.library_no)},
      {"published", head.published()},
      {"counts", head.counts()},
      {"declared_by", head.declared_by},
      {"confirmed_seq", head.published() ? std::optional(event.seq) : std::nullopt},
      {"action", head.action},
      {"category", head.category},
      {"verb", optional_text(event.data, "verb")},
      {"certainty", optional_text(event.data, "subdistrict_certainty")},
      {"at", event.at},
      {"version", event.stream_version},
      {"search_text", head.search_text}};
  params.insert(params.end(), more.begin(), more.end());
  HX_DO(transaction.write(kInsertProject, params));
  HX_DO(transaction.write(kInsertSheet,
                          {{"number", head.number},
                           {"fields", canonical_json(fields)},
                           {"contact_ref", optional_text(event.data, "contact_ref")},
                           {"source", canonical_json(object_of(event.data, "source"))},
                           {"children", canonical_json(array_of(event.data, "children"))}}));
  return Done{};
}

JsonObject set_from_nothing(std::string_view field, const Json& to) {
  return {{"field", field}, {"from", nullptr}, {"to", to}};
}

// The same as canonical text, without an object for each field: every declaration writes this.
std::string declared_changes(const store::Event& event) {
  std::string text;
  const auto set = [&](std::string_view field, const Json& to) {
    text += text.empty() ? "[" : ",";
    text += R"({"field":)" + canonical_json(Json(field)) + R"(,"from":null,"to":)";
    text += canonical_json(to) + "}";
  };
  set("state", event.data.at("state"));
  for (const std::string_view key : {"action", "library_no", "contact_ref"}) {
    const Json* value = event.data.if_contains(key);
    if (value != nullptr && !value->is_null()) set(key == "contact_ref" ? "contact" : key, *value);
  }
  for (const auto& [name, value] : object_of(event.data, "fields")) set(name, value);
  return text + "]";
}

struct Sheet {
  JsonObject fields;
  std::optional<std::string> contact_ref;
  std::optional<std::string> action;
};

Result<Sheet> sheet_of(const store::Snapshot& snapshot, std::int64_t number) {
  HX_TRY(auto text,
         snapshot.row("SELECT fields, contact_ref FROM project_sheet WHERE number = :number",
                      {{"number", number}}, [](const store::Row& row) {
                        return std::pair(row.get<std::string>(0),
                                         row.get<std::optional<std::string>>(1));
                      }));
  HX_CHECK(text.has_value());
  HX_TRY(Json fields, parse_json(text->first));
  return Sheet{std::move(fields.as_object()), std::move(text->second), std::nullopt};
}

void change_sheet(Sheet& sheet, const JsonArray& changes) {
  for (const Json& each : changes) {
    const JsonObject& change = each.as_object();
    const std::string field = text_of(change, "field");
    const Json& to = change.at("to");
    if (field == "contact") {
      sheet.contact_ref = optional_text(change, "to");
    } else if (field == "action") {
      sheet.action = optional_text(change, "to");
    } else if (to.is_null()) {
      sheet.fields.erase(field);
    } else {
      sheet.fields[field] = to;
    }
  }
}

// What a document brought into the reserve library, it brought without telling how far it is.
std::optional<targets::Works> declared_works(const RowHead& head) {
  if (head.library_no && head.state == State::reserve) return targets::Works::unknown;
  return works_of(head.state);
}

// Told only where they may differ from what was told before: a brought in project stands in the
// reserve, and a suspended or exited one comes back.
std::optional<targets::Works> moved_works(const RowHead& before, const RowHead& after) {
  const auto works = works_of(after.state);
  const bool as_before = before.state != State::reserve && works_of(before.state) == works;
  return as_before ? std::nullopt : works;
}

}  // namespace

Result<Done> apply_declared(store::Transaction& transaction, const store::Event& event) {
  RowHead head = head_of_declaration(event);
  HX_TRY(head.facet, find_facet(transaction, head));
  HX_DO(insert_project(transaction, head, event));
  HX_DO(put_words(transaction, head.number, "", head.search_text));
  HX_DO(put_passage(transaction, head, event));
  if (head.library_no) HX_DO(put_counter(transaction, head));
  const ChangeNote change{declared_changes(event), {}};
  HX_DO(put_history(transaction, head.number, event, change));
  return settle(transaction, std::nullopt, head, declared_works(head));
}

Result<Done> apply_changed(store::Transaction& transaction, const store::Event& event) {
  HX_TRY(const RowHead before, row_head(transaction, event.stream));
  HX_TRY(Sheet sheet, sheet_of(transaction, before.number));
  sheet.action = before.action;
  const JsonArray changes = array_of(event.data, "changes");
  change_sheet(sheet, changes);
  RowHead after = before;
  after.action = sheet.action;
  take_fields(after, sheet.fields);

  store::Params params = field_params(sheet.fields);
  params.emplace_back("action", after.action);
  params.emplace_back("category", after.category);
  params.emplace_back("same_place", before.subdistrict == after.subdistrict);
  params.emplace_back("search_text", after.search_text);
  params.emplace_back("number", after.number);
  HX_DO(transaction.write(kUpdateFields, params));
  HX_DO(transaction.write(
      "UPDATE project_sheet SET fields = :fields, contact_ref = :ref WHERE number = :number",
      {{"fields", canonical_json(sheet.fields)},
       {"ref", sheet.contact_ref},
       {"number", after.number}}));
  HX_DO(put_words(transaction, after.number, before.search_text, after.search_text));
  HX_DO(put_change(transaction, after.number, event, {canonical_json(changes), {}}));
  return settle(transaction, before, after);
}

Result<Done> apply_moved(store::Transaction& transaction, const store::Event& event) {
  HX_TRY(const RowHead before, row_head(transaction, event.stream));
  RowHead after = before;
  after.state = state_of(event.data, "to");
  const bool leaves = after.state == State::suspended || after.state == State::exited;
  after.before = leaves ? std::optional(before.state) : std::nullopt;
  const auto number = optional_text(event.data, "library_no");
  if (number) after.library_no = number;
  after.search_text = search_text_of(after);

  HX_DO(transaction.write(
      kUpdateState, {{"state", to_string(after.state)},
                     {"before", leaves ? std::optional(to_string(before.state)) : std::nullopt},
                     {"library", to_string(after.library())},
                     {"library_no", after.library_no},
                     {"library_key", library_key(after.library_no)},
                     {"published", after.published()},
                     {"counts", after.counts()},
                     {"confirmed_seq", number ? std::optional(event.seq) : std::nullopt},
                     {"search_text", after.search_text},
                     {"number", after.number}}));
  HX_DO(put_words(transaction, after.number, before.search_text, after.search_text));
  HX_DO(put_passage(transaction, after, event));
  if (number) HX_DO(put_counter(transaction, after));
  if (is_ended(before.state) != is_ended(after.state)) {
    HX_DO(transaction.write(kUpdateOpenMilestones,
                            {{"ended", is_ended(after.state)}, {"number", after.number}}));
    HX_DO(settle_due(transaction, after));
  }

  JsonArray changes;
  changes.push_back(
      JsonObject{{"field", "state"}, {"from", event.data.at("from")}, {"to", event.data.at("to")}});
  for (const std::string_view key : {"library_no", "exit_reason"}) {
    if (const auto value = optional_text(event.data, key))
      changes.push_back(set_from_nothing(key, Json(*value)));
  }
  HX_DO(put_change(transaction, after.number, event,
                   {canonical_json(changes), optional_text(event.data, "reason")}));
  return settle(transaction, before, after, moved_works(before, after));
}

}  // namespace huanxin::projects

#include "projects/groups.h"
#include "projects/history.h"
#include "projects/list.h"
#include "projects/overview.h"
#include "projects/project.h"

namespace huanxin::projects {

namespace {

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }
Json or_null(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(nullptr); }
Json or_null(const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); }

Json to_json(const std::optional<Location>& location) {
  if (!location) return nullptr;
  return JsonObject{
      {"lon", location->lon}, {"lat", location->lat}, {"accuracy", location->accuracy}};
}

void put(JsonObject& object, std::string_view key, const std::optional<std::string>& text) {
  if (text) object[key] = *text;
}

JsonObject to_json(const GroupName& group) {
  JsonObject object{{"id", group.id}, {"kind", group.kind}, {"name_zh", group.name_zh}};
  put(object, "name_en", group.name_en);
  return object;
}

JsonObject to_json(const PassedState& passed) {
  JsonObject object{{"state", to_string(passed.state)}, {"at", to_iso(passed.at)}};
  put(object, "reason", passed.reason);
  object["index"] = passed.index;
  return object;
}

JsonObject to_json(const NextState& next) {
  JsonArray missing;
  for (const Text& text : next.missing)
    missing.push_back(JsonObject{{"zh", text.zh}, {"en", text.en}});
  return {{"to", next.to}, {"allowed", next.allowed}, {"missing", std::move(missing)}};
}

template <typename T>
JsonArray array_of(const std::vector<T>& values) {
  JsonArray array;
  array.reserve(values.size());
  for (const T& value : values) array.push_back(to_json(value));
  return array;
}

}  // namespace

JsonObject to_json(const Project& project) {
  return {{"id", project.id},
          {"district", project.district},
          {"library_no", or_null(project.library_no)},
          {"name", project.name},
          {"alias", or_null(project.alias)},
          {"state", to_string(project.state)},
          {"library", to_string(project.library)},
          {"phase", to_string(phase_of(project.state))},
          {"action", or_null(project.action)},
          {"category", or_null(project.category)},
          {"subtype", or_null(project.subtype)},
          {"scale", or_null(project.scale)},
          {"verb", or_null(project.verb)},
          {"subdistrict", or_null(project.subdistrict)},
          {"subdistrict_name", or_null(project.subdistrict_name)},
          {"subdistrict_certainty", or_null(project.subdistrict_certainty)},
          {"location", to_json(project.location)},
          {"implementer", or_null(project.implementer)},
          {"plan_year", or_null(project.plan_year)},
          {"next_due", or_null(project.next_due)},
          {"late", project.days_late > 0},
          {"days_late", project.days_late},
          {"updated_at", to_iso(project.updated_at)},
          {"version", project.version}};
}

JsonObject to_json(const Milestone& milestone) {
  return {{"id", milestone.id},
          {"kind", milestone.kind},
          {"title", or_null(milestone.title)},
          {"baseline", or_null(milestone.baseline)},
          {"forecast", or_null(milestone.forecast)},
          {"actual", or_null(milestone.actual)},
          {"delay_cause", or_null(milestone.delay_cause)},
          {"delay_note", or_null(milestone.delay_note)},
          {"late", milestone.late},
          {"days_late", milestone.days_late}};
}

JsonObject to_json(const ProjectDetail& detail) {
  JsonObject object = to_json(detail.project);
  object["fields"] = detail.fields;
  object["milestones"] = array_of(detail.milestones);
  object["groups"] = array_of(detail.groups);
  object["contributions"] = array_of(detail.contributions);
  object["states"] = array_of(detail.states);
  object["next_states"] = array_of(detail.next_states);
  object["source"] = detail.source;
  object["children"] = detail.children;
  return object;
}

JsonObject to_json(const ProjectPage& page) {
  return {{"items", array_of(page.items)}, {"total", page.total}, {"next", or_null(page.next)}};
}

JsonObject to_json(const Change& change) {
  JsonObject object{{"seq", change.seq},
                    {"at", to_iso(change.at)},
                    {"actor", change.actor.empty() ? change.role : change.actor},
                    {"role", change.role},
                    {"kind", change.kind},
                    {"index", change.index},
                    {"fields", change.fields}};
  if (!change.note.empty()) object["note"] = change.note;
  return object;
}

JsonObject to_json(const HistoryPage& page) {
  return {{"items", array_of(page.items)}, {"next", or_null(page.next)}};
}

JsonObject to_json(const Group& group) {
  JsonObject object{{"id", group.id}, {"kind", group.kind}, {"name_zh", group.name_zh}};
  put(object, "name_en", group.name_en);
  put(object, "level", group.level);
  put(object, "batch", group.batch);
  put(object, "source", group.source);
  object["projects"] = group.projects;
  object["version"] = group.version;
  return object;
}

JsonObject to_json(const SubdistrictMeasures& measures) {
  JsonObject object{{"code", measures.code}, {"name", measures.name}, {"kind", measures.kind}};
  put(object, "name_en", measures.name_en);
  object["population"] = measures.population ? Json(*measures.population) : Json(nullptr);
  object["projects"] = measures.projects;
  object["items"] = measures.items;
  object["planned"] = measures.planned;
  object["claimed"] = measures.claimed;
  object["verified"] = measures.verified;
  object["late"] = measures.late;
  return object;
}

JsonObject to_json(const LateMilestone& late) {
  JsonObject object{{"project", late.project}, {"project_name", late.project_name}};
  put(object, "item", late.item);
  object["milestone"] = late.milestone;
  object["due"] = to_iso(late.due);
  object["days_late"] = late.days_late;
  put(object, "cause", late.cause);
  put(object, "note", late.note);
  return object;
}

}  // namespace huanxin::projects

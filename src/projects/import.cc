#include "projects/import.h"

#include <algorithm>

#include "projects/errors.h"

namespace huanxin::projects {

namespace {

/// What stands above all projects of a content file.
struct Heading {
  std::string district;
  std::int64_t year = 0;
  std::string state;
  JsonObject source;
};

// `chaoyang-2024-a4-09`, as targets names its items.
std::string item_id(const Heading& heading, std::string code) {
  std::ranges::transform(code, code.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return heading.district + "-" + std::to_string(heading.year) + "-" + code;
}

std::string key_of(std::string_view command, std::string_view id) {
  return "content-" + std::string(command) + "-" + std::string(id);
}

Error malformed(std::string_view place, const Error& error) {
  Error outer = Error::of(errors::kContentMalformed, {place, error.zh, error.en});
  outer.fields = error.fields;
  return outer;
}

void put(JsonObject& object, std::string_view key, const std::optional<std::string>& text) {
  if (text) object[key] = *text;
}

JsonObject source_of(const Heading& heading, ObjectReader& reader) {
  JsonObject source = heading.source;
  put(source, "phrase", reader.optional_text("phrase", 200));
  put(source, "certainty", reader.optional_text("certainty", 20));
  put(source, "note_zh", reader.optional_text("note_zh", 1000));
  put(source, "note", reader.optional_text("note", 1000));
  return source;
}

// The names of the parts of a project, as project.import wants them.
JsonArray children_of(ObjectReader& reader) {
  JsonArray children;
  const JsonArray* names = reader.optional_array("children", 100);
  for (std::size_t i = 0; names != nullptr && i < names->size(); ++i)
    children.push_back(JsonObject{{"name", (*names)[i]}});
  return children;
}

struct ProjectSteps {
  ImportStep project;
  ImportStep contribution;
};

Result<ProjectSteps> project_steps(const Heading& heading, const Json& value,
                                   const std::string& place) {
  ObjectReader reader(value, place);
  const std::string id = reader.require_id("id");
  const std::string item = reader.require_text("item", 20);
  const auto quantity = reader.optional_number("quantity", 0, 1e12);
  reader.optional_text("place", 200);  // the name as printed: for readers of the file
  JsonObject fields{{"plan_year", heading.year}};
  put(fields, "subdistrict", reader.optional_id("subdistrict"));
  put(fields, "alias", reader.optional_text("alias", 1600));
  JsonObject body{{"district", heading.district},
                  {"name", reader.require_text("name", 800)},
                  {"state", heading.state},
                  {"library_year", heading.year}};
  put(body, "action", reader.optional_text("action", 20));
  put(body, "subtype", reader.optional_text("subtype", 100));
  put(body, "category", reader.optional_text("category", 100));
  put(body, "verb", reader.optional_text("verb", 40));
  put(body, "subdistrict_certainty", reader.optional_text("subdistrict_certainty", 2));
  body["source"] = source_of(heading, reader);
  body["children"] = children_of(reader);
  body["fields"] = std::move(fields);
  if (auto done = reader.finish(); !done) return malformed(place, done.error());
  return ProjectSteps{
      {"project.import", id, std::move(body), key_of("project", id)},
      {"contribution.plan", "",
       JsonObject{
           {"project", id}, {"item", item_id(heading, item)}, {"quantity", quantity.value_or(1)}},
       key_of("contribution", id)}};
}

Result<std::vector<ImportStep>> group_steps(const Heading& heading, const Json& value,
                                            const std::string& place) {
  ObjectReader reader(value, place);
  const std::string id = reader.require_id("id");
  JsonObject body{{"district", heading.district},
                  {"kind", reader.require_text("kind", 20)},
                  {"name_zh", reader.require_text("name_zh", 800)}};
  for (const std::string_view key : {"name_en", "level", "batch", "source"})
    put(body, key, reader.optional_text(key, 2000));
  const JsonArray* members = reader.optional_array("members", 500);
  if (auto done = reader.finish(); !done) return malformed(place, done.error());
  std::vector<ImportStep> steps;
  steps.push_back({"group.create", id, std::move(body), key_of("group", id)});
  if (members != nullptr && !members->empty())
    steps.push_back(
        {"group.change_members", id, JsonObject{{"add", *members}}, key_of("members", id)});
  return steps;
}

Result<Heading> read_heading(ObjectReader& reader, const Json& content) {
  Heading heading;
  heading.district = reader.require_id("district");
  heading.year = reader.require_integer("year", 2000, 2100);
  heading.state = reader.require_text("state", 40);
  if (reader.optional_object("source") != nullptr)
    heading.source = content.get_object().at("source").get_object();
  reader.optional_object("meta");  // for whoever maintains the file
  return heading;
}

const JsonArray& array_or_none(const JsonArray* array) {
  static const JsonArray kNone;
  return array == nullptr ? kNone : *array;
}

}  // namespace

Result<std::vector<ImportStep>> import_steps(const Json& content) {
  ObjectReader reader(content);
  HX_TRY(const Heading heading, read_heading(reader, content));
  const JsonObject* library = reader.optional_object("library");
  const JsonArray& projects = array_or_none(reader.optional_array("projects", 200'000));
  const JsonArray& groups = array_or_none(reader.optional_array("groups", 1000));
  if (auto done = reader.finish(); !done) return malformed("/", done.error());

  std::vector<ImportStep> steps;
  if (library != nullptr)
    steps.push_back(
        {"library.set_up", heading.district, *library, key_of("library", heading.district)});
  std::vector<ImportStep> contributions;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    HX_TRY(ProjectSteps one, project_steps(heading, projects[i], "/projects/" + std::to_string(i)));
    steps.push_back(std::move(one.project));
    contributions.push_back(std::move(one.contribution));
  }
  std::ranges::move(contributions, std::back_inserter(steps));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    HX_TRY(std::vector<ImportStep> some,
           group_steps(heading, groups[i], "/groups/" + std::to_string(i)));
    std::ranges::move(some, std::back_inserter(steps));
  }
  return steps;
}

}  // namespace huanxin::projects

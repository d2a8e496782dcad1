#include "app/content.h"

#include "app/errors.h"
#include "app/internal/loader.h"
#include "base/embedded.h"
#include "projects/import.h"

namespace huanxin::app {
namespace {

constexpr std::string_view kDistricts = "content/districts/";
constexpr std::string_view kProgrammes = "content/programme/";
constexpr std::string_view kProjects = "content/projects/";

/// One step for each JSON file of a folder, its content the body of the command.
Result<std::vector<LoadStep>> steps_of(std::string_view folder, std::string_view command) {
  std::vector<LoadStep> steps;
  for (const EmbeddedFile& file : embedded_under(folder)) {
    if (!file.path.ends_with(".json")) continue;
    HX_TRY(Json body, content_json(file.path));
    const std::string key = content_key(file.path, body);
    steps.push_back({.who = App::local_operator(),
                     .command = std::string(command),
                     .target = "",
                     .body = std::move(body),
                     .key = key});
  }
  if (steps.empty()) return Error::of(errors::kContentMissing, {folder});
  return steps;
}

Result<std::vector<LoadStep>> project_steps(std::string_view path) {
  HX_TRY(const Json content, content_json(path));
  HX_TRY(auto imports, projects::import_steps(content));
  std::vector<LoadStep> steps;
  for (projects::ImportStep& each : imports) {
    steps.push_back({.who = App::local_operator(),
                     .command = std::move(each.command),
                     .target = std::move(each.target),
                     .body = std::move(each.body),
                     .key = std::move(each.idempotency_key)});
  }
  return steps;
}

}  // namespace

Result<Done> load_programme(App& app, const LoadProgress& progress) {
  Loader loader(app, progress);
  HX_TRY(auto districts, steps_of(kDistricts, "district.open"));
  HX_DO(loader.run_in_order("districts", std::move(districts)));
  HX_TRY(auto programmes, steps_of(kProgrammes, "programme.adopt"));
  HX_DO(loader.run_in_order("programmes", std::move(programmes)));
  for (const EmbeddedFile& file : embedded_under(kProjects)) {
    if (!file.path.ends_with(".json")) continue;
    HX_TRY(auto steps, project_steps(file.path));
    HX_DO(loader.run_in_order("projects", std::move(steps)));
  }
  return Done{};
}

}  // namespace huanxin::app

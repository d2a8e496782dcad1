#include "app/content.h"

#include <algorithm>
#include <iterator>

#include "app/errors.h"
#include "app/internal/loader.h"
#include "base/embedded.h"
#include "projects/import.h"

namespace huanxin::app {
namespace {

constexpr std::string_view kShelves[] = {"content/districts/", "content/programme/",
                                         "content/projects/"};

enum class Kind { district, programme, projects };

struct Parsed {
  std::string path;
  Kind kind = Kind::district;
  Json body;
};

Result<Parsed> parsed(const ContentFile& file) {
  auto json = parse_json(file.text);
  if (!json) return Error::of(errors::kContentFileFaulty, {file.path, json.error().en});
  const JsonObject* const object = json->if_object();
  const auto has = [&](std::string_view key) { return object && object->contains(key); };
  Parsed found{.path = file.path, .kind = Kind::district, .body = {}};
  if (has("items")) {
    found.kind = Kind::programme;
  } else if (has("projects") || has("library") || has("groups")) {
    found.kind = Kind::projects;
  } else if (!has("subdistricts")) {
    return Error::of(errors::kContentUnknown, {file.path});
  }
  found.body = *std::move(json);
  return found;
}

LoadStep step_of(const Parsed& file, std::string_view command) {
  return {.who = App::local_operator(),
          .command = std::string(command),
          .target = "",
          .body = file.body,
          .key = content_key(file.path, file.body)};
}

Result<std::vector<LoadStep>> project_steps(const Parsed& file) {
  HX_TRY(auto imports, projects::import_steps(file.body));
  std::vector<LoadStep> steps;
  for (projects::ImportStep& each : imports) {
    std::string key = content_key(each.idempotency_key, each.body);
    steps.push_back({.who = App::local_operator(),
                     .command = std::move(each.command),
                     .target = std::move(each.target),
                     .body = std::move(each.body),
                     .key = std::move(key)});
  }
  return steps;
}

Result<std::vector<LoadStep>> steps_of(const Parsed& file) {
  if (file.kind == Kind::projects) return project_steps(file);
  return std::vector<LoadStep>{
      step_of(file, file.kind == Kind::district ? "district.open" : "programme.adopt")};
}

void add(Loaded& sum, Loaded part) {
  sum.written += part.written;
  sum.unchanged += part.unchanged;
  std::ranges::move(part.left, std::back_inserter(sum.left));
}

}  // namespace

Result<Loaded> load_content(App& app, const std::vector<ContentFile>& files,
                            const LoadProgress& progress) {
  std::vector<Parsed> all;
  for (const ContentFile& file : files) {
    HX_TRY(Parsed one, parsed(file));
    all.push_back(std::move(one));
  }
  const auto place = [](const Parsed& one) { return std::pair(one.kind, one.path); };
  std::ranges::sort(all, {}, place);
  Loader loader(app, progress);
  Loaded loaded;
  for (const Parsed& file : all) {
    HX_TRY(auto steps, steps_of(file));
    HX_TRY(Loaded part, loader.run_in_order(file.path, std::move(steps)));
    add(loaded, std::move(part));
  }
  return loaded;
}

Result<Loaded> load_programme(App& app, const LoadProgress& progress) {
  std::vector<ContentFile> files;
  for (const std::string_view shelf : kShelves) {
    const std::size_t before = files.size();
    for (const EmbeddedFile& file : embedded_under(shelf)) {
      if (file.path.ends_with(".json"))
        files.push_back({std::string(file.path), std::string(as_text(file.bytes))});
    }
    if (files.size() == before) return Error::of(errors::kContentMissing, {shelf});
  }
  return load_content(app, files, progress);
}

}  // namespace huanxin::app

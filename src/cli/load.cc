#include "cli/load.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "cli/errors.h"
#include "cli/folder.h"
#include "cli/nouns.h"
#include "cli/values.h"

namespace huanxin::cli {
namespace {

namespace fs = std::filesystem;

void add_json_files(const fs::path& folder, std::vector<fs::path>& paths) {
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder, code))
    if (entry.is_regular_file(code) && entry.path().extension() == ".json")
      paths.push_back(entry.path());
}

// A folder laid out as content/, or one with the files themselves.
Result<std::vector<fs::path>> json_files(const fs::path& place) {
  std::error_code code;
  if (!fs::is_directory(place, code)) return std::vector<fs::path>{place};
  std::vector<fs::path> paths;
  for (const char* shelf : {"districts", "programme", "projects"})
    add_json_files(place / shelf, paths);
  if (paths.empty()) add_json_files(place, paths);
  if (paths.empty()) return Error::of(errors::kNothingToLoad, {place.string()});
  std::ranges::sort(paths);
  return paths;
}

Result<std::vector<app::ContentFile>> read_files(const fs::path& place) {
  HX_TRY(const auto paths, json_files(place));
  std::vector<app::ContentFile> files;
  for (const fs::path& path : paths) {
    HX_TRY(std::string text, read_text_file(path.string()));
    files.push_back({path.string(), std::move(text)});
  }
  return files;
}

}  // namespace

void print_left(const Call& call, const app::Loaded& loaded) {
  for (const Error& each : loaded.left) print_error(*call.err, each, call.language);
}

Result<int> load_content(const Call& call) {
  std::vector<app::ContentFile> files;
  if (call.words.size() > 1) {
    HX_TRY(files, read_files(call.words[1]));
  }
  HX_TRY(const OpenFolder folder, open_folder(call));
  app::Loaded loaded;
  {
    Progress progress(call.language);
    const app::LoadProgress tell = [&](std::string_view what, std::int64_t done,
                                       std::int64_t total) { progress.tell(what, done, total); };
    HX_TRY(loaded, files.empty() ? app::load_programme(*folder.app, tell)
                                 : app::load_content(*folder.app, files, tell));
    HX_DO(folder.app->store().seal());
  }
  if (call.json()) {
    JsonArray left;
    for (const Error& each : loaded.left)
      left.push_back(JsonObject{{"code", each.code}, {"zh", each.zh}, {"en", each.en}});
    print_json(call, JsonObject{{"written", loaded.written},
                                {"unchanged", loaded.unchanged},
                                {"left", std::move(left)}});
  } else {
    *call.out << call.say("已载入：", "Loaded: ") << loaded.written
              << call.say("；原已在记录中：", "; in the record already: ") << loaded.unchanged
              << call.say("；与记录不同、未改动：", "; left as it is, for it differs: ")
              << loaded.left.size() << '\n';
    print_left(call, loaded);
  }
  return loaded.left.empty() ? 0 : 1;
}

}  // namespace huanxin::cli

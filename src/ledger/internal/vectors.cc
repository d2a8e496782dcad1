#include "ledger/internal/vectors.h"

#include <exception>
#include <set>

#include "ledger/internal/vectors_json.h"

namespace huanxin::ledger {
namespace {

// The folder of the log that a file is part of, with its final `/`; nothing for other files.
std::optional<std::string> log_folder_of(const std::string& path) {
  if (path.starts_with("tile/")) return "";
  if (const auto tile = path.find("/tile/"); tile != std::string::npos)
    return path.substr(0, tile + 1);
  const auto name = path.rfind('/') + 1;  // npos + 1 is 0
  if (path.compare(name, 10, "checkpoint") == 0 && !path.ends_with(".json"))
    return path.substr(0, name);
  return std::nullopt;
}

VectorFiles files_below(const VectorFiles& files, const std::string& folder) {
  VectorFiles below;
  for (auto file = files.lower_bound(folder);
       file != files.end() && file->first.starts_with(folder); ++file)
    below.emplace(file->first.substr(folder.size()), file->second);
  return below;
}

bool has_any(const JsonObject& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (object.contains(key)) return true;
  return false;
}

void run_object(const std::string& path, const JsonObject& object, VectorReport& report) {
  if (has_any(object, {"leafIdx", "size1"})) return run_proof_vector(path, object, report);
  if (has_any(object, {"leaf_inputs_hex"})) return run_reference_tree(path, object, report);
  if (has_any(object, {"EntryFormula", "Sizes"})) return run_generated_log(path, object, report);
  if (has_any(object, {"steps"})) return run_witness_story(path, object, report);
  if (has_any(object, {"sm3", "sm2_with_sm3"})) return run_sm_vectors(path, object, report);
  if (has_any(object, {"note"})) return run_signed_notes(path, {object}, report);
  report.run(path, [] { return expect(false, "no known kind of vector"); });
}

void run_json(const std::string& path, const std::string& content, VectorReport& report) {
  const auto json = parse_vector_json(content);
  if (json && json->is_object()) return run_object(path, json->get_object(), report);
  if (json && json->is_array()) return run_signed_notes(path, json->get_array(), report);
  report.run(path,
             [&] { return expect(false, json ? "no known kind of vector" : json.error().en); });
}

}  // namespace

void VectorReport::run(const std::string& place, const std::function<Result<Done>()>& vector) {
  try {
    const auto outcome = vector();
    if (outcome) {
      ++passed_;
    } else {
      fail(place, outcome.error());
    }
  } catch (const std::exception& problem) {
    failures_.push_back({place, problem.what()});
  }
}

void VectorReport::fail(const std::string& place, const Error& error) {
  failures_.push_back({place, error.en});
}

VectorReport run_vectors(const VectorFiles& files) {
  VectorReport report;
  std::set<std::string> logs;
  for (const auto& [path, content] : files)
    if (auto folder = log_folder_of(path)) logs.insert(*std::move(folder));
  for (const std::string& folder : logs) run_tiled_log(folder, files_below(files, folder), report);
  for (const auto& [path, content] : files)
    if (path.ends_with(".json")) run_json(path, content, report);
  return report;
}

}  // namespace huanxin::ledger

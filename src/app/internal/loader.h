#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "app/content.h"
#include "base/json.h"
#include "store/command.h"

namespace huanxin::app {

/// A command to be run while content is loaded.
struct LoadStep {
  Principal who{};
  std::string command{};
  std::string target{};
  Json body{};
  std::string key{};  ///< for repeating; empty for none
};

/// Runs steps through App, many on their way at once, so that they share the disk's flushes.
class Loader {
 public:
  Loader(App& app, const LoadProgress& progress) : app_(app), progress_(progress) {}

  /// Runs steps that do not need each other; the receipts stand in the order of the steps.
  /// Errors: the first one of a step, its command named in the detail.
  Result<std::vector<store::Receipt>> run(std::string_view what, std::vector<LoadStep> steps);

  /// Runs steps of content one after the other. What stands in the record exactly so is passed
  /// over; what stands there otherwise is left as it is and told.
  /// Errors: the first one of a step, its command named in the detail.
  Result<Loaded> run_in_order(std::string_view what, std::vector<LoadStep> steps);

 private:
  App& app_;
  const LoadProgress& progress_;
};

/// A content file as JSON. Errors: app.content_missing, app.content_faulty.
Result<Json> content_json(std::string_view path);

/// The key under which a step with this body may be repeated: another body gives another key.
std::string content_key(std::string_view what, const Json& body);

}  // namespace huanxin::app

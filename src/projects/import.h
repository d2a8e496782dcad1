#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace huanxin::projects {

/// One command of an import, to be run as `system` in this order. Running it a second time is
/// refused by the ids, or answered again by the key.
struct ImportStep {
  std::string command;  ///< project.import, group.create, group.change_members, contribution.plan
  std::string target;
  Json body;
  std::string idempotency_key;
};

/// The commands that bring content/projects/<district>-<year>.json into the record.
///
/// The district must be open and its programme adopted before.
/// Errors: projects.content_malformed with the place.
Result<std::vector<ImportStep>> import_steps(const Json& content);

}  // namespace huanxin::projects

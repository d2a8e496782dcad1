#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "store/snapshot.h"

namespace huanxin::projects {

/// One command of an import, to be run as `system` in this order.
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

/// How a piece of content stands to the record.
enum class Match {
  absent,
  same,       ///< it was brought in exactly so, whatever people did with it since
  different,  ///< something of that name was brought in otherwise
};

/// Compares a command of the library (library.set_up, project.import, group.create,
/// group.change_members) with what it once wrote. Errors: those of the command's form.
Result<Match> match_of(const store::Snapshot& snapshot, const ImportStep& step);

}  // namespace huanxin::projects

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/snapshot.h"
#include "targets/verb.h"

namespace huanxin::targets {

/// What this module must know of a project: enough to accept, show and count its contributions.
struct ProjectFacts {
  std::string id;
  std::string district;
  std::string name;
  std::optional<std::string> subdistrict;  ///< code
  std::string owner;       ///< account that declared it; he sees it even unpublished
  bool published = false;  ///< the public may see it
  bool counts = false;     ///< confirmed and neither rejected nor exited: its contributions count
  /// How far its works have come; absent where they stand as before.
  std::optional<Works> works = {};
};

/// Writes down what is so of a project from now on, and moves its contributions in the sums.
///
/// For the projection of the module `projects`, which calls it for every event that makes or
/// changes a project; the table stays this module's own. Its views depend on events only.
/// Cost: proportional to the contributions of this one project.
Result<Done> put_project_facts(store::Transaction& transaction, const ProjectFacts& facts);

/// The facts last put, if the project is known.
Result<std::optional<ProjectFacts>> project_facts(const store::Snapshot& snapshot,
                                                  std::string_view project);

}  // namespace huanxin::targets

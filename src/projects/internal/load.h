#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "projects/internal/model.h"
#include "store/snapshot.h"

namespace huanxin::projects {

/// The milestones of a project in the order in which they were added, lateness as of `today`.
Result<std::vector<Milestone>> load_milestones(const store::Snapshot& snapshot, std::int64_t number,
                                               Date today);
/// Fills in whether and how long a milestone is late.
void judge(Milestone& milestone, Date today);

/// A project as deciding functions see it. Errors: projects.project_unknown.
Result<ProjectState> load_project(const store::Snapshot& snapshot, std::string_view id, Date today);

/// The number the next confirmation of that year gets.
Result<std::string> next_library_number(const store::Snapshot& snapshot, std::string_view district,
                                        int year);

}  // namespace huanxin::projects

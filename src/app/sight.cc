#include "app/sight.h"

#include "app/errors.h"
#include "app/internal/rows.h"
#include "app/permissions.h"
#include "projects/project.h"
#include "targets/contribution.h"

namespace huanxin::app {
namespace {

// The published rows are seen by everybody: their page names them.
Result<bool> is_published(const store::Snapshot& snapshot, std::string_view stream) {
  HX_TRY(const auto project, projects::project_access(snapshot, stream));
  if (project) return project->published;
  HX_TRY(const auto contribution, targets::contribution_access(snapshot, stream));
  return contribution && contribution->published;
}

}  // namespace

Result<Sight> sight_of(const store::Snapshot& snapshot, const Principal& principal,
                       const store::Event& event) {
  Sight sight;
  if (check_role(principal, "view.openings")) {
    HX_TRY(const Row row, row_of_event(snapshot, event));
    sight.content = check_row(principal, "view.openings", row).has_value();
  }
  sight.stream = sight.content;
  if (!sight.stream) {
    HX_TRY(sight.stream, is_published(snapshot, event.stream));
  }
  return sight;
}

Result<bool> may(const store::Snapshot& snapshot, const Principal& principal,
                 std::string_view command, const store::CommandRequest& request) {
  if (!check_role(principal, command)) return false;
  HX_TRY(const Row row, row_of(snapshot, principal, command, request));
  return check_row(principal, command, row).has_value();
}

Result<Done> check_evidence(const store::Snapshot& snapshot, const Principal& principal,
                            std::string_view sha256) {
  HX_DO(check_role(principal, "view.evidence"));
  HX_TRY(const auto contributions, targets::contributions_with_file(snapshot, sha256));
  if (contributions.empty()) return Done{};
  for (const auto& access : contributions)
    if (check_row(principal, "view.evidence", row_in(access))) return Done{};
  return Error::of(errors::kRowNotFound, {excerpt(sha256, 64)});
}

}  // namespace huanxin::app

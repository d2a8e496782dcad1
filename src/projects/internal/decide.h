#pragma once

#include <optional>
#include <string>
#include <vector>

#include "projects/internal/forms.h"
#include "projects/internal/model.h"
#include "store/command.h"

namespace huanxin::projects {

// The rules of the library: from a state and a form to events, without I/O. What each needs to know
// beside them stands in its struct.

/// A library number such as CY-2024-0001, four digits or more.
std::string library_number(std::string_view prefix, int year, std::int64_t count);

struct NewProject {
  std::string id;
  std::string district;
  std::string contact_ref;  ///< the vault reference to use if there is a contact
  std::string library_no;   ///< of an import
};

/// Errors: projects.conditions_missing where it is handed in at once and lacks something.
Result<store::Outcome> decide_declare(DeclareForm form, const NewProject& project,
                                      const store::Actor& actor);
Result<store::Outcome> decide_import(const ImportForm& form, const NewProject& project,
                                     const store::Actor& actor);

/// Only what differs is written; nothing where nothing does.
/// Another sub-type brings the action of its category, unless the project was given another one.
/// Errors: projects.project_closed, base.fields_faulty where values contradict each other,
///         projects.conditions_broken where the project could then not stand in its state.
Result<store::Outcome> decide_change(const ProjectState& project, const JsonObject& fields,
                                     const std::string& contact_ref, const store::Actor& actor);

/// Errors: projects.step_not_allowed, projects.conditions_missing with every field,
///         projects.reason_needed, projects.exit_reason_needed, projects.exit_reason_stray.
Result<store::Outcome> decide_move(const ProjectState& project, const MoveForm& form,
                                   const std::string& next_library_no, const store::Actor& actor);

inline constexpr std::size_t kMilestonesMax = 100;

/// Errors: projects.project_closed, projects.milestones_too_many.
Result<store::Outcome> decide_milestone(const ProjectState& project, const MilestoneForm& form,
                                        const std::string& milestone_id, const store::Actor& actor);

/// The baseline is not among what may change.
/// Errors: projects.project_closed, projects.milestone_unknown, projects.actual_in_future,
///         projects.milestone_date_needed, projects.milestone_title_needed.
Result<store::Outcome> decide_milestone_change(const ProjectState& project,
                                               const MilestoneChangeForm& form, Date today,
                                               const store::Actor& actor);

struct NewGroup {
  std::string id;
  std::string district;
};
store::Outcome decide_group(const GroupForm& form, const NewGroup& group,
                            const store::Actor& actor);

struct GroupState {
  std::string id;
  std::string district;
  std::vector<std::string> members;  ///< sorted
  std::vector<ProjectAccess> added;  ///< those of the form that are known projects
};
/// Who is a member already is not added again; who is none is not removed.
/// Errors: projects.project_unknown, projects.other_district.
Result<store::Outcome> decide_members(const GroupState& group, const MembersForm& form,
                                      const store::Actor& actor);

store::Outcome decide_library(const LibraryForm& form, const std::string& district,
                              const store::Actor& actor);

}  // namespace huanxin::projects

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/viewer.h"
#include "projects/state_machine.h"
#include "store/snapshot.h"
#include "targets/contribution.h"

namespace huanxin::projects {

/// Where a project lies (WGS 84, degrees). `subdistrict` says that only the subdistrict is known
/// and the point is a place for its label.
struct Location {
  double lon = 0;
  double lat = 0;
  std::string accuracy;  ///< exact, approximate or subdistrict
};

/// A project as it stands in a list (schema Project).
struct Project {
  std::int64_t number = 0;  ///< internal: orders ties
  std::string id;
  std::string district;
  std::optional<std::string> library_no;
  std::string name;
  std::optional<std::string> alias;
  State state = State::draft;
  Library library = Library::none;
  std::optional<std::string> action;
  std::optional<std::string> category;
  std::optional<std::string> subtype;
  std::optional<std::string> scale;
  std::optional<std::string> verb;
  std::optional<std::string> subdistrict;
  std::optional<std::string> subdistrict_name;
  std::optional<std::string> subdistrict_certainty;
  std::optional<Location> location;
  std::optional<std::string> implementer;
  std::optional<int> plan_year;
  std::optional<Date> next_due;  ///< of the earliest milestone not reached
  int days_late = 0;             ///< 0 where it is in time
  Instant updated_at;
  std::int64_t version = 0;
};

/// A milestone with its lateness on the day of asking. Measured against the baseline, so that a new
/// forecast never hides a delay; against the forecast where there is no baseline.
struct Milestone {
  std::string id;
  std::string kind;
  std::optional<std::string> title;
  std::optional<Date> baseline;
  std::optional<Date> forecast;
  std::optional<Date> actual;
  std::optional<std::string> delay_cause;
  std::optional<std::string> delay_note;
  bool late = false;  ///< not reached, and its day is past
  int days_late = 0;  ///< until today, or until it was reached
};

/// A sentence in both languages (schema Text).
struct Text {
  std::string zh;
  std::string en;
  friend bool operator==(const Text&, const Text&) = default;
};

/// A state the project has been in.
struct PassedState {
  State state = State::draft;
  Instant at;
  std::optional<std::string> reason;
  std::int64_t index = 0;  ///< of the log entry
};

/// A step the project could take, and what it still lacks.
struct NextState {
  std::string to;
  bool allowed = false;
  std::vector<Text> missing;  ///< empty for readers who do not see internal fields
};

struct GroupName {
  std::string id;
  std::string kind;
  std::string name_zh;
  std::optional<std::string> name_en;
};

/// A project with all that belongs to it (schema ProjectDetail).
struct ProjectDetail {
  Project project;
  JsonObject fields;  ///< ProjectFields that this reader may see; contact from the vault
  std::vector<Milestone> milestones;
  std::vector<GroupName> groups;
  std::vector<targets::Contribution> contributions;
  std::vector<PassedState> states;
  std::vector<NextState> next_states;
  JsonObject source;
  JsonArray children;
};

/// Nothing where there is none or this reader may not see it.
Result<std::optional<ProjectDetail>> project_detail(const store::Snapshot& snapshot,
                                                    std::string_view id, const Viewer& viewer,
                                                    Date today);

/// What permissions and other modules need to know of a project, whoever asks.
struct ProjectAccess {
  std::string id = {};
  std::string district = {};
  std::string subdistrict = {};  ///< code, or empty
  std::string name = {};
  State state = State::draft;
  std::string declared_by = {};  ///< account id
  bool published = false;        ///< has been confirmed: everybody sees it
};
Result<std::optional<ProjectAccess>> project_access(const store::Snapshot& snapshot,
                                                    std::string_view id);

/// Whether this reader sees the row at all: published ones everybody, one's own always, the rest
/// where his rights hold.
bool may_see(const Viewer& viewer, const ProjectAccess& project);

JsonObject to_json(const Project& project);
JsonObject to_json(const Milestone& milestone);
JsonObject to_json(const ProjectDetail& detail);

}  // namespace huanxin::projects

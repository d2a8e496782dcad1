#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "projects/state_machine.h"

namespace huanxin::projects {

/// The body of project.declare (schema ProjectDeclaration), its form checked.
struct DeclareForm {
  std::string district;  ///< empty: that of the actor
  std::optional<std::string> action;
  bool submit = false;
  JsonObject fields;  ///< with name and subtype, without nulls, perhaps with the contact
};

/// The body of project.import: a declaration with what only content may say.
struct ImportForm {
  DeclareForm declaration;
  State state = State::reserve;
  int library_year = 0;
  std::optional<std::string> category;  ///< where the source tells no sub-type
  std::optional<std::string> verb;
  std::optional<std::string> subdistrict_certainty;
  JsonObject source;
  JsonArray children;
};

/// The body of library.set_up: how a district numbers its projects, and where the name of each
/// subdistrict stands on a map.
struct LibraryForm {
  std::string prefix;  ///< two to six capital letters or digits
  struct Label {
    std::string subdistrict;
    double lon = 0;
    double lat = 0;
  };
  std::vector<Label> labels;
};

/// The body of project.move (requestBody Transition).
struct MoveForm {
  std::string to;
  std::optional<std::string> reason;
  std::optional<std::string> exit_reason;
};

/// The body of milestone.add (requestBody Milestone).
struct MilestoneForm {
  std::string kind;
  std::optional<std::string> title;
  std::optional<Date> baseline;
  std::optional<Date> forecast;
};

/// The body of milestone.change with the id of the milestone.
struct MilestoneChangeForm {
  std::string milestone;
  JsonObject changes;  ///< forecast, actual, delay_cause, delay_note, title as given; null clears
};

/// The body of group.create (requestBody Group).
struct GroupForm {
  std::string district;
  std::string kind;
  std::string name_zh;
  std::optional<std::string> name_en;
  std::optional<std::string> level;
  std::optional<std::string> batch;
  std::optional<std::string> source;
};

/// The body of group.change_members (requestBody GroupMembers).
struct MembersForm {
  std::vector<std::string> add;
  std::vector<std::string> remove;
};

// Each names every faulty place at once: base.fields_faulty.
Result<DeclareForm> parse_declaration(const Json& body);
Result<ImportForm> parse_import(const Json& body);
Result<LibraryForm> parse_library_form(const Json& body);
Result<JsonObject> parse_change(const Json& body);
Result<MoveForm> parse_move(const Json& body);
Result<MilestoneForm> parse_milestone(const Json& body);
Result<MilestoneChangeForm> parse_milestone_change(const Json& body);
Result<GroupForm> parse_group(const Json& body);
Result<MembersForm> parse_members(const Json& body);

}  // namespace huanxin::projects

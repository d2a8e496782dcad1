#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "projects/project.h"
#include "projects/state_machine.h"

namespace huanxin::projects {

/// A project as deciding functions see it.
struct ProjectState {
  std::string id;
  std::string district;
  State state = State::draft;
  std::optional<State> before;  ///< of a suspended or exited one
  std::optional<std::string> library_no;
  std::optional<std::string> action;
  JsonObject fields;  ///< those that stand, without nulls and without the contact
  std::optional<std::string> contact_ref;
  std::vector<Milestone> milestones;

  /// The value of a field; null where it is empty.
  Json field(std::string_view name) const {
    const Json* value = fields.if_contains(name);
    return value == nullptr ? Json(nullptr) : *value;
  }
  bool has(std::string_view name) const { return !field(name).is_null(); }
};

}  // namespace huanxin::projects

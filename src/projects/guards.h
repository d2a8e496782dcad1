#pragma once

#include <string_view>
#include <vector>

#include "base/json.h"
#include "projects/project.h"

namespace huanxin::projects {

struct ProjectState;

/// Something a project must have before it takes a step.
struct Missing {
  std::string_view field;  ///< where to fill it in
  Text text;
};

/// What a project still lacks for the step to `to`; empty where it may go.
///
/// Source: entry conditions of the two libraries and the rule which projects need an implementation
///         plan: domain brief §§1.5, 2 (content/renewal-types.json; the conditions are DESIGN, that
///         an area-wide project needs a plan was READ).
std::vector<Missing> missing_for(const ProjectState& project, State to);

/// What a project would lack of the conditions it has met to stand where it stands, were its fields
/// `after`. A condition that it does not meet already, as content brings some in without, is no
/// fault of the change.
std::vector<Missing> broken_by(const ProjectState& project, const JsonObject& after);

}  // namespace huanxin::projects

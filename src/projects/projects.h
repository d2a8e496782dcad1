#pragma once

#include <span>

#include "store/command.h"
#include "store/projection.h"

namespace huanxin::projects {

/// The commands of the project library:
///
///   project.declare       body ProjectDeclaration; reply {id, state, warnings}
///   project.change        target project, body ProjectFields; reply {id, warnings}
///   project.move          target project, body Transition; reply {id, state, library_no}
///   project.import        content only: target the new id, body as import.h writes it; reply
///                         {id, library_no}
///   milestone.add         target project, body Milestone; reply {id: the project, milestone}
///   milestone.change      target project, body MilestoneChange with `milestone`; reply as above
///   group.create          body Group, target empty or the new id (content); reply {id}
///   group.change_members  target group, body GroupMembers; reply {id, added, removed}
///   library.set_up        content only: target district, body {prefix, labels: [{subdistrict, lon,
///                         lat}]}: how library numbers begin, and where subdistrict names stand on
///                         a map; reply {id}
std::span<const store::CommandKind> commands();

/// The tables of the library and how events fill them. Apply after the projection of targets.
store::Projection projection();

}  // namespace huanxin::projects

#include <algorithm>
#include <array>

#include "projects/internal/apply.h"
#include "projects/internal/schema.h"
#include "projects/projects.h"

namespace huanxin::projects {

namespace {

struct Handler {
  std::string_view kind;
  Result<Done> (*apply)(store::Transaction&, const store::Event&);
};

constexpr std::array kHandlers{
    Handler{"project.declared", apply_declared},
    Handler{"project.changed", apply_changed},
    Handler{"project.moved", apply_moved},
    Handler{"milestone.added", apply_milestone_added},
    Handler{"milestone.changed", apply_milestone_changed},
    Handler{"group.created", apply_group_created},
    Handler{"group.members_changed", apply_members_changed},
    Handler{"library.set_up", apply_library_set_up},
    Handler{"contribution.planned", apply_contribution_planned},
    Handler{"contribution.withdrawn", apply_contribution_withdrawn},
};

Result<Done> apply(store::Transaction& transaction, const store::Event& event) {
  const auto found = std::ranges::find(kHandlers, event.kind, &Handler::kind);
  if (found == kHandlers.end()) return Done{};
  return found->apply(transaction, event);
}

}  // namespace

store::Projection projection() { return {"projects", migrations(), view_tables(), apply}; }

}  // namespace huanxin::projects

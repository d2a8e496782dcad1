#pragma once

#include "store/event.h"
#include "store/snapshot.h"

namespace huanxin::projects {

// What each kind of event does to the view tables.

Result<Done> apply_declared(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_changed(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_moved(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_milestone_added(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_milestone_changed(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_group_created(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_members_changed(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_library_set_up(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_contribution_planned(store::Transaction& transaction, const store::Event& event);
Result<Done> apply_contribution_withdrawn(store::Transaction& transaction,
                                          const store::Event& event);

}  // namespace huanxin::projects

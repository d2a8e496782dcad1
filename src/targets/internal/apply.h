#pragma once

#include "base/result.h"
#include "store/event.h"
#include "store/snapshot.h"

namespace huanxin::targets {

/// Brings the tables of this module up to date with one event; passes over kinds of others.
Result<Done> apply(store::Transaction& transaction, const store::Event& event);

/// The part of apply() for events of one contribution.
Result<Done> apply_contribution(store::Transaction& transaction, const store::Event& event);

}  // namespace huanxin::targets

#pragma once

#include "ledger/tree.h"
#include "store/snapshot.h"

namespace huanxin::store {

/// The complete subtrees of the log as the database holds them, valid as long as the snapshot.
///
/// Errors of a look-up: store.corrupt, if a hash is not there; those of the snapshot.
/// Cost of a look-up: at most 128 rows, one range of a key.
ledger::HashSource hashes_of(const Snapshot& snapshot);

}  // namespace huanxin::store

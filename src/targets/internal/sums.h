#pragma once

#include <string_view>

#include "base/result.h"
#include "store/snapshot.h"

namespace huanxin::targets {

/// Takes a contribution, as its row stands, out of all sums: before its row changes.
Result<Done> leave_sums(store::Transaction& transaction, std::string_view contribution);
/// Puts it into them as its row stands now. Counters of lists count every row; cells and months
/// only those of projects that count.
Result<Done> enter_sums(store::Transaction& transaction, std::string_view contribution);

}  // namespace huanxin::targets

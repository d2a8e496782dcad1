#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/snapshot.h"
#include "targets/internal/decide.h"

namespace huanxin::targets {

Result<std::optional<ItemRules>> item_rules(const store::Snapshot& snapshot, std::string_view item);
Result<LastClosed> last_closed(const store::Snapshot& snapshot, std::string_view district);
/// The years with a programme, ascending.
Result<std::vector<int>> programme_years(const store::Snapshot& snapshot,
                                         std::string_view district);
Result<AdoptState> adopt_state(const store::Snapshot& snapshot, const Programme& programme);
Result<PlanState> plan_state(const store::Snapshot& snapshot, const PlanForm& form);
/// Errors: targets.contribution_unknown.
Result<ContributionState> contribution_state(const store::Snapshot& snapshot, std::string_view id);
/// Errors: targets.period_unknown, where `id` is no district and month.
Result<CloseState> close_state(const store::Snapshot& snapshot, std::string_view id);

/// A period id taken apart; nothing where it is none.
struct PeriodName {
  std::string district;
  Month month;
};
std::optional<PeriodName> parse_period_id(std::string_view id);

}  // namespace huanxin::targets

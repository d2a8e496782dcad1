#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/command.h"
#include "targets/district.h"
#include "targets/internal/forms.h"
#include "targets/month.h"
#include "targets/period.h"
#include "targets/programme.h"
#include "targets/project_facts.h"

namespace huanxin::targets {

/// What a decision must know of an item.
struct ItemRules {
  std::string id;
  std::string district;
  int year = 0;
  std::string code;
  std::string name_zh;
  std::string name_en;
  Counting counting = Counting::whole;
  Verb verb;
};

/// Which months of a district are closed: all up to and including this one, within the years that
/// have a programme.
using LastClosed = std::optional<Month>;

/// The month in whose figures something reached on that day still counts: its own where it is open,
/// else the first open one after the closed ones.
Month counting_month(Date reached_on, LastClosed last_closed);
/// Whether all twelve months of the year are closed.
bool is_year_closed(int year, LastClosed last_closed);
/// The month to be closed next: one after the last closed one, or January of the first year with a
/// programme; nothing where there is none.
std::optional<Month> next_to_close(const std::vector<int>& years, LastClosed last_closed);

/// An item as it stands in the record, for comparing with a new version of its programme.
struct ItemInUse {
  std::string code;
  std::string unit;
  Counting counting = Counting::whole;
};
struct AdoptState {
  std::optional<District> district;
  bool adopted_before = false;
  LastClosed last_closed;
  std::vector<ItemInUse> in_use;  ///< items with contributions that are not withdrawn
};
Result<store::Outcome> decide_adopt(const AdoptState& state, const Programme& programme);

struct PlanState {
  std::optional<ItemRules> item;
  std::optional<ProjectFacts> project;
  std::optional<std::string> existing;  ///< id of the project's contribution to the item
  LastClosed last_closed;
};
Result<store::Outcome> decide_plan(const PlanState& state, const PlanForm& form,
                                   const store::CommandContext& context);

/// A contribution as the decisions on it see it.
struct ContributionState {
  std::string id;
  std::string project;
  bool counts = false;
  Works works = Works::unknown;  ///< of the project
  Status status = Status::planned;
  std::string claimed_by;  ///< account id of the last claim
  std::optional<Date> reached_on;
  ItemRules item;
  LastClosed last_closed;
};
Result<store::Outcome> decide_claim(const ContributionState& state, const ClaimForm& form,
                                    const store::CommandContext& context);
Result<store::Outcome> decide_verification(const ContributionState& state,
                                           const VerificationForm& form,
                                           const store::CommandContext& context);
Result<store::Outcome> decide_withdrawal(const ContributionState& state, const WithdrawalForm& form,
                                         const store::CommandContext& context);

struct CloseState {
  std::string district;
  Month month;
  std::vector<int> years;  ///< with a programme, ascending
  LastClosed last_closed;
  std::int64_t waiting = 0;  ///< claims of the year that nobody has decided
  std::vector<PeriodFigure> figures;
};
Result<store::Outcome> decide_close(const CloseState& state, Date today);

}  // namespace huanxin::targets

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "targets/contribution.h"
#include "targets/quantity.h"

namespace huanxin::targets {

/// What a project shall contribute (body of contribution.plan).
struct PlanForm {
  std::string project;
  std::string item;
  Quantity quantity;
  std::optional<Date> due;
  std::optional<std::string> note;
};
Result<PlanForm> parse_plan(const Json& body);

/// That it is reached, and what shows it (body of contribution.claim). `evidence` may be empty
/// here: the decision refuses that in the words of the item's verb.
struct ClaimForm {
  Quantity quantity;
  Date reached_on;
  std::vector<Evidence> evidence;
  std::optional<std::string> note;
};
Result<ClaimForm> parse_claim(const Json& body);

/// The second person's verdict (body of contribution.verify).
struct VerificationForm {
  bool verified = false;
  std::optional<std::string> reason;
};
Result<VerificationForm> parse_verification(const Json& body);

/// Why a contribution is withdrawn (body of contribution.withdraw).
struct WithdrawalForm {
  std::string reason;
};
Result<WithdrawalForm> parse_withdrawal(const Json& body);

/// Reads evidence that this program wrote into an event or a table.
std::vector<Evidence> evidence_of(const Json& array);

}  // namespace huanxin::targets

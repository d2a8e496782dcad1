#include "targets/targets.h"

#include "targets/errors.h"
#include "targets/internal/apply.h"
#include "targets/internal/decide.h"
#include "targets/internal/forms.h"
#include "targets/internal/load.h"
#include "targets/internal/schema.h"

namespace huanxin::targets {
namespace {

using store::CommandContext;
using store::CommandRequest;
using store::Outcome;
using store::Snapshot;

Result<Outcome> open_district(const Snapshot& snapshot, const CommandRequest& request,
                              const CommandContext&) {
  HX_TRY(const District form, parse_district(request.body));
  HX_TRY(const auto existing, district(snapshot, form.id));
  if (existing) return Error::of(errors::kDistrictExists, {form.id});
  Outcome outcome;
  outcome.events.push_back({.stream = form.id,
                            .kind = "district.opened",
                            .kind_version = 1,
                            .data = to_json(form),
                            .entry_type = "decision"});
  outcome.reply = {{"id", form.id}};
  return outcome;
}

Result<Outcome> adopt_programme(const Snapshot& snapshot, const CommandRequest& request,
                                const CommandContext&) {
  HX_TRY(const Programme form, parse_programme(request.body));
  HX_TRY(const AdoptState state, adopt_state(snapshot, form));
  return decide_adopt(state, form);
}

Result<Outcome> plan_contribution(const Snapshot& snapshot, const CommandRequest& request,
                                  const CommandContext& context) {
  HX_TRY(const PlanForm form, parse_plan(request.body));
  HX_TRY(const PlanState state, plan_state(snapshot, form));
  return decide_plan(state, form, context);
}

Result<Outcome> claim_contribution(const Snapshot& snapshot, const CommandRequest& request,
                                   const CommandContext& context) {
  HX_TRY(const ClaimForm form, parse_claim(request.body));
  HX_TRY(const ContributionState state, contribution_state(snapshot, request.target));
  return decide_claim(state, form, context);
}

Result<Outcome> verify_contribution(const Snapshot& snapshot, const CommandRequest& request,
                                    const CommandContext& context) {
  HX_TRY(const VerificationForm form, parse_verification(request.body));
  HX_TRY(const ContributionState state, contribution_state(snapshot, request.target));
  return decide_verification(state, form, context);
}

Result<Outcome> withdraw_contribution(const Snapshot& snapshot, const CommandRequest& request,
                                      const CommandContext& context) {
  HX_TRY(const WithdrawalForm form, parse_withdrawal(request.body));
  HX_TRY(const ContributionState state, contribution_state(snapshot, request.target));
  return decide_withdrawal(state, form, context);
}

Result<Outcome> close_period(const Snapshot& snapshot, const CommandRequest& request,
                             const CommandContext& context) {
  if (!request.body.is_null()) HX_DO(ObjectReader(request.body).finish());
  HX_TRY(const CloseState state, close_state(snapshot, request.target));
  return decide_close(state, civil_date(context.now));
}

constexpr store::CommandKind kCommands[] = {
    {.name = "district.open", .decide = open_district},
    {.name = "programme.adopt", .decide = adopt_programme},
    {.name = "contribution.plan", .decide = plan_contribution},
    {.name = "contribution.claim", .decide = claim_contribution},
    {.name = "contribution.verify", .decide = verify_contribution},
    {.name = "contribution.withdraw", .decide = withdraw_contribution},
    {.name = "period.close", .decide = close_period}};

}  // namespace

std::span<const store::CommandKind> commands() { return kCommands; }

store::Projection projection() {
  return {.module = "targets", .migrations = migrations(), .tables = view_tables(), .apply = apply};
}

}  // namespace huanxin::targets

#pragma once

#include <span>

#include "store/command.h"
#include "store/projection.h"

namespace huanxin::targets {

/// The commands of programmes, contributions and reporting months:
///
///   district.open          body as district.h; reply {id}
///   programme.adopt        body as programme.h; reply {id, items}; again for a new version
///   contribution.plan      body ContributionPlan; reply {id, evidence_zh, evidence_en, met_when_*}
///   contribution.claim     target contribution, body Claim (evidence may carry size and
///                          content_type); reply {id, late_entry}
///   contribution.verify    target contribution, body Verification; reply {id, status}
///   contribution.withdraw  target contribution, body Reason; reply {id}
///   period.close           target `<district>-<YYYY-MM>`, empty body; reply {id, figures}
std::span<const store::CommandKind> commands();

/// The tables of this module and how events fill them. Apply before the projection of projects,
/// which reports to project_facts.h.
store::Projection projection();

}  // namespace huanxin::targets

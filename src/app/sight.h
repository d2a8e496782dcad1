#pragma once

#include <string_view>

#include "app/app.h"
#include "base/result.h"
#include "store/command.h"
#include "store/event.h"
#include "store/snapshot.h"

/// What a reader sees of the record and of evidence: the row rules for what is no command.
namespace huanxin::app {

/// What a reader sees of an event beside its sealed entry, which everybody sees.
struct Sight {
  bool stream = false;   ///< which thing it is about: published ones everybody
  bool content = false;  ///< what it says, and the salt that proves it (view.openings)
};

/// Errors: those of Snapshot. Cost: one or two look-ups.
Result<Sight> sight_of(const store::Snapshot& snapshot, const Principal& principal,
                       const store::Event& event);

/// Whether a command would be let through by the rules for roles and rows, so that an interface
/// need not offer what would be refused. Errors: those of Snapshot. Cost: one or two look-ups.
Result<bool> may(const store::Snapshot& snapshot, const Principal& principal,
                 std::string_view command, const store::CommandRequest& request);

/// Whether this reader may have the evidence file of that digest: where a contribution that names
/// it is within his reach (view.evidence). Of a file that none names yet only those know the digest
/// who know the content: whoever has just sent it may look at it again.
/// Errors: those of check_role; app.row_not_found.
/// Cost: one pass over the contributions' evidence, milliseconds for 100,000.
Result<Done> check_evidence(const store::Snapshot& snapshot, const Principal& principal,
                            std::string_view sha256);

}  // namespace huanxin::app

#pragma once

#include "store/command.h"

namespace huanxin::app {

/// Body: schema Account of the API, with `link` {hash, hours} from App. Reply {id}.
/// Errors: base.fields_faulty; app.name_taken, app.district_needed, app.district_missing,
/// app.subdistrict_needed, app.subdistrict_missing.
Result<store::Outcome> create_account(const store::Snapshot& snapshot,
                                      const store::CommandRequest& request,
                                      const store::CommandContext& context);

/// Body: schema AccountChange. Disabling ends the account's sessions and its link.
/// Errors: as above; app.account_missing, app.nothing_to_change, app.last_administrator.
Result<store::Outcome> change_account(const store::Snapshot& snapshot,
                                      const store::CommandRequest& request,
                                      const store::CommandContext& context);

/// Body: `link` {hash, hours} from App. Ends the account's sessions; its password stays until the
/// link is used. Errors: app.account_missing.
Result<store::Outcome> renew_link(const store::Snapshot& snapshot,
                                  const store::CommandRequest& request,
                                  const store::CommandContext& context);

}  // namespace huanxin::app

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/internal/sessions.h"
#include "store/command.h"
#include "store/snapshot.h"

/// The tables that are no views: credentials, one_time_links, sessions. They are written by
/// commands without events, so that one thread writes everything and a sign-in is as durable as an
/// event.
namespace huanxin::app {

/// What signing in needs to know of an account.
struct Credential {
  Principal principal{};                  ///< without session
  std::optional<std::string> password{};  ///< encoded
  std::int64_t password_set_ms = 0;
  bool disabled = false;
};

Result<std::optional<Credential>> credential_of_name(const store::Snapshot& snapshot,
                                                     std::string_view name);
Result<std::optional<Credential>> credential_of_account(const store::Snapshot& snapshot,
                                                        std::string_view account);

/// The account behind a link that is still good at `now`.
Result<std::optional<Credential>> credential_of_link(const store::Snapshot& snapshot,
                                                     std::string_view link_hash, Instant now);

struct StoredSession {
  Sessions::Opened opened;
  Principal principal{};
};
/// Every session of an enabled account: for the start.
Result<std::vector<StoredSession>> stored_sessions(const store::Snapshot& snapshot);

/// A session to be opened for somebody whose password was compared with the one set at that time:
/// if it was changed meanwhile, the session is refused.
struct SessionOpening {
  std::string account;
  std::string session;  ///< hash of its token
  std::int64_t password_set_ms = 0;
};

/// The commands, ready for Store::submit. Each acts as the account it is about.
namespace commands_on {
/// Errors: app.sign_in_refused.
store::Command open_session(const SessionOpening& opening, const Sessions::Limits& limits);
store::Command touch_session(const Principal& principal);
store::Command close_session(const Principal& principal);
/// Counts a refused attempt on an account that exists.
store::Command count_refusal(const std::string& account);
/// A link is used once: sets the password, ends all sessions, opens one. Errors: app.link_invalid.
struct Redeeming {
  std::string account;
  std::string link;      ///< hash of its token
  std::string password;  ///< encoded
  std::string session;
};
store::Command redeem_link(const Redeeming& redeeming);
/// Errors: app.password_wrong, if it was changed meanwhile.
struct PasswordChange {
  Principal principal;
  std::string password;  ///< encoded
  std::int64_t password_set_ms = 0;
};
store::Command change_password(const PasswordChange& change);
}  // namespace commands_on

}  // namespace huanxin::app

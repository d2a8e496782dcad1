#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/config.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "base/viewer.h"
#include "store/command.h"
#include "store/store.h"

namespace huanxin::app {

/// Who is asking: nobody in particular, or an account with a live session.
struct Principal {
  std::string account{};  ///< empty for the public
  std::string name{};     ///< sign-in name
  std::string role{};     ///< role code; empty for the public
  std::string district{};
  std::string subdistrict{};
  std::string session{};  ///< id of the session (hash of its token)
  std::string csrf_token{};
  Instant expires_at{};

  bool signed_in() const { return !account.empty(); }
};

/// A fresh session: the token leaves the server once, in the cookie; only its hash is kept.
struct SignedIn {
  std::string token{};
  Principal principal{};
};

/// The application behind every door (HTTP, command line): accounts, permissions and the use cases.
///
/// Threads: every function may be called from any thread. Functions with a `done` answer through it
/// from a thread of their own (writer or worker); the others are quick reads.
class App {
 public:
  /// Makes a new data folder for `config.dir`, with an administrator who has no password yet.
  /// Answers the one-time token of the first sign-in. Errors: those of Store::create.
  static Result<std::string> create(const Config& config, const Clock& clock, Random& random);
  static Result<std::unique_ptr<App>> open(const Config& config, const Clock& clock,
                                           Random& random);
  virtual ~App() = default;

  virtual const Config& config() const = 0;
  virtual store::Store& store() = 0;
  virtual const Clock& clock() const = 0;
  virtual Random& random() = 0;

  /// How often people signed in, were refused, and were turned away since the start: for /metrics.
  struct SignIns {
    std::int64_t succeeded = 0;
    std::int64_t refused = 0;
    std::int64_t turned_away = 0;  ///< too many attempts, or too many at once
  };
  virtual SignIns sign_ins() const = 0;

  /// The principal of a session token; the public for an empty one.
  /// Errors: app.session_ended for an unknown or expired one.
  virtual Result<Principal> principal(std::string_view token) = 0;
  /// Whether a session (Principal::session) still lives. Asking does not lengthen it: for what
  /// stays open without anybody doing anything.
  virtual bool session_lives(const std::string& session) = 0;
  using SignInDone = std::function<void(Result<SignedIn>)>;
  /// Argon2id on a worker thread; as slow for an unknown name as for a wrong password.
  /// Errors: app.sign_in_refused; app.sign_in_too_often, app.sign_in_busy with
  /// Error::retry_after_s.
  virtual void sign_in(std::string name, std::string password, std::string address,
                       SignInDone done) = 0;
  /// Sets the password of the account behind a one-time link and signs in.
  /// Errors: app.link_invalid, app.password_weak and its siblings, app.sign_in_busy.
  virtual void redeem_link(std::string token, std::string password, SignInDone done) = 0;
  virtual void sign_out(const Principal& principal, std::function<void(Result<Done>)> done) = 0;
  /// Ends the account's other sessions. Errors: app.password_wrong, app.password_weak and its
  /// siblings, app.sign_in_too_often.
  virtual void change_password(const Principal& principal, std::string old_password,
                               std::string new_password,
                               std::function<void(Result<Done>)> done) = 0;

  /// What this reader may see.
  virtual Viewer viewer(const Principal& principal) const = 0;
  /// Names of all commands and views the principal may use, for the interface.
  virtual JsonArray permissions(const Principal& principal) const = 0;

  /// Checks permission (default deny; 404 rather than 403 for rows one may not see), then submits.
  ///
  /// The replies of account.create and account.renew_link hold `link` (the path of the page on
  /// which a password is set) and `token`, shown once: only their hash is kept.
  /// Errors: app.command_unknown, app.sign_in_needed, app.not_allowed, app.row_not_found,
  ///         app.evidence_missing, those of the command.
  virtual void execute(const Principal& principal, std::string_view command,
                       store::CommandRequest request, std::string idempotency_key,
                       std::function<void(Result<store::Receipt>)> done) = 0;
  /// execute() and wait: command line, imports, tests.
  Result<store::Receipt> execute_and_wait(const Principal& principal, std::string_view command,
                                          store::CommandRequest request,
                                          std::string idempotency_key = "");

  /// The account list for administrators (GET /api/v1/accounts). Errors: app.not_allowed.
  virtual Result<JsonArray> accounts(const Principal& principal) = 0;
  /// The account as GET /api/v1/session shows it.
  virtual Result<JsonObject> account(const Principal& principal) = 0;

  /// The principal for the program itself: command line and content, on the data folder's machine.
  static Principal local_operator();
};

/// The store that belongs to a configuration, with the projections of all modules: for tools that
/// work on the folder itself (check, backup, restore).
store::StoreOptions store_options(const Config& config);

}  // namespace huanxin::app

#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>

#include "app/app.h"
#include "app/internal/attempts.h"
#include "app/internal/credentials.h"
#include "app/internal/sessions.h"
#include "app/internal/workers.h"
#include "app/permissions.h"

namespace huanxin::app {

/// App over a store. application.cc opens and executes, application_sign_in.cc knows people.
class Application final : public App {
 public:
  Application(const Config& config, const Clock& clock, Random& random);
  Result<Done> start();

  const Config& config() const override { return config_; }
  store::Store& store() override { return *store_; }
  const Clock& clock() const override { return clock_; }
  Random& random() override { return random_; }
  SignIns sign_ins() const override;

  Result<Principal> principal(std::string_view token) override;
  bool session_lives(const std::string& session) override;
  void sign_in(std::string name, std::string password, std::string address,
               SignInDone done) override;
  void redeem_link(std::string token, std::string password, SignInDone done) override;
  void sign_out(const Principal& principal, std::function<void(Result<Done>)> done) override;
  void change_password(const Principal& principal, std::string old_password,
                       std::string new_password, std::function<void(Result<Done>)> done) override;

  Viewer viewer(const Principal& principal) const override;
  JsonArray permissions(const Principal& principal) const override;
  void execute(const Principal& principal, std::string_view command, store::CommandRequest request,
               std::string idempotency_key,
               std::function<void(Result<store::Receipt>)> done) override;
  Result<JsonArray> accounts(const Principal& principal) override;
  Result<JsonObject> account(const Principal& principal) override;

 private:
  using ExecuteDone = std::function<void(Result<store::Receipt>)>;
  struct Visitor {
    std::string name;
    std::string password;
    std::string address;
  };

  /// The row of a command that may go to the writer, and its request made complete.
  Result<Row> prepared_row(const Principal& principal, std::string_view command,
                           store::CommandRequest& request, const std::string& idempotency_key);
  static std::function<Result<Done>(const store::Snapshot&)> row_guard(
      const Principal& principal, std::string_view command, const store::CommandRequest& request);
  Result<Done> complete_evidence(store::CommandRequest& request) const;
  /// A one-time token: the same for the same idempotency key as long as the process lives, so that
  /// a repeated request asks for the same and is answered the same.
  std::string link_token(const store::Command& command) const;
  void submit_with_link(store::Command command, ExecuteDone done);
  void after_account_change(const std::string& account);

  void check_visitor(const Visitor& visitor, const SignInDone& done);
  void refuse(const std::optional<Credential>& credential, const SignInDone& done);
  void open_session(const Visitor& visitor, const Credential& credential, const SignInDone& done);
  void redeem(const std::string& token, const std::string& password, const SignInDone& done);
  SignedIn admitted(const std::string& token, Principal principal);
  Result<std::string> new_password(const Principal& principal, const std::string& old_password,
                                   const std::string& fresh, std::int64_t& set_ms);
  Result<Done> begin_attempt(const std::string& name_key, const std::string& address_key);

  // Destroyed from below: the workers finish, then the store answers what waits; what their
  // answers touch lies above.
  const Config config_;
  const Clock& clock_;
  Random& random_;
  std::string process_secret_;
  std::unordered_map<std::string_view, store::CommandKind> commands_;
  Sessions sessions_;
  Attempts attempts_;  ///< by name
  Attempts address_attempts_;
  std::atomic<std::int64_t> signed_in_{0};
  std::atomic<std::int64_t> refused_{0};
  std::atomic<std::int64_t> turned_away_{0};
  std::unique_ptr<store::Store> store_;
  Workers workers_;
};

}  // namespace huanxin::app

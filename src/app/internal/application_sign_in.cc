#include <algorithm>

#include "app/errors.h"
#include "app/internal/application.h"
#include "app/internal/passwords.h"

namespace huanxin::app {
namespace {

constexpr int kBusyRetryS = 3;

Error later(const ErrorSpec& spec, int seconds) {
  Error error = Error::of(spec, {std::to_string(seconds)});
  error.retry_after_s = seconds;
  return error;
}

/// A key of bounded length, whatever somebody sends as a name.
std::string name_key(std::string_view name) { return "name " + std::string(name.substr(0, 64)); }
std::string address_key(std::string_view address) { return "from " + std::string(address); }

/// Runs `work`; a bug in it is answered, not thrown into the worker.
template <typename DoneFunction, typename Work>
void guarded(const DoneFunction& done, const Work& work) {
  try {
    work();
  } catch (const Bug& bug) {
    done(later(errors::kSignInBusy, kBusyRetryS).with_detail(bug.what()));
  }
}

}  // namespace

Result<Principal> Application::principal(std::string_view token) {
  if (token.empty()) return Principal{};
  auto found = sessions_.find(hash_of_token(token), clock_.now());
  if (!found) return Error::of(errors::kSessionEnded);
  found->principal.csrf_token = csrf_of_token(token);
  if (found->write_due)
    store_->submit(commands_on::touch_session(found->principal), [](const auto&) {});
  return std::move(found->principal);
}

bool Application::session_lives(const std::string& session) {
  return sessions_.lives(session, clock_.now());
}

Result<Done> Application::begin_attempt(const std::string& name, const std::string& address) {
  const Instant now = clock_.now();
  if (const int wait_s = address_attempts_.begin(address, now); wait_s > 0) {
    ++turned_away_;
    return later(errors::kSignInTooOften, wait_s);
  }
  if (const int wait_s = attempts_.begin(name, now); wait_s > 0) {
    address_attempts_.take_back(address);  // it was not tried at all
    ++turned_away_;
    return later(errors::kSignInTooOften, wait_s);
  }
  return Done{};
}

void Application::sign_in(std::string name, std::string password, std::string address,
                          SignInDone done) {
  Visitor visitor{std::move(name), std::move(password), std::move(address)};
  const std::string by_name = name_key(visitor.name);
  const std::string by_address = address_key(visitor.address);
  if (auto begun = begin_attempt(by_name, by_address); !begun)
    return done(std::move(begun).error());
  const bool taken = workers_.post([this, visitor = std::move(visitor), done] {
    guarded(done, [&] { check_visitor(visitor, done); });
  });
  if (taken) return;
  attempts_.take_back(by_name);
  address_attempts_.take_back(by_address);
  ++turned_away_;
  done(later(errors::kSignInBusy, kBusyRetryS));
}

void Application::check_visitor(const Visitor& visitor, const SignInDone& done) {
  auto credential = store_->query<std::optional<Credential>>(
      [&](const store::Snapshot& snapshot) { return credential_of_name(snapshot, visitor.name); });
  if (!credential) return done(std::move(credential).error());
  const bool able = *credential && (*credential)->password && !(*credential)->disabled;
  // The same work for names that do not exist: time must not tell who has an account.
  const bool matches = password_matches(able ? *(*credential)->password : decoy_hash(),
                                        visitor.password.substr(0, kPasswordBytesMax));
  if (!able || !matches) return refuse(*credential, done);
  open_session(visitor, **credential, done);
}

void Application::refuse(const std::optional<Credential>& credential, const SignInDone& done) {
  ++refused_;
  if (credential)
    store_->submit(commands_on::count_refusal(credential->principal.account), [](const auto&) {});
  done(Error::of(errors::kSignInRefused));
}

void Application::open_session(const Visitor& visitor, const Credential& credential,
                               const SignInDone& done) {
  attempts_.forget(name_key(visitor.name));
  address_attempts_.take_back(address_key(visitor.address));
  const std::string token = new_token(random_);
  store_->submit(
      commands_on::open_session({.account = credential.principal.account,
                                 .session = hash_of_token(token),
                                 .password_set_ms = credential.password_set_ms},
                                sessions_.limits()),
      [this, token, principal = credential.principal, done](Result<store::Receipt> receipt) {
        if (!receipt) return done(std::move(receipt).error());
        done(admitted(token, principal));
      });
}

SignedIn Application::admitted(const std::string& token, Principal principal) {
  ++signed_in_;
  const Instant now = clock_.now();
  const std::string hash = hash_of_token(token);
  sessions_.put({.hash = hash, .opened_at = now, .seen_at = now}, principal);
  principal.session = hash;
  principal.csrf_token = csrf_of_token(token);
  principal.expires_at = {now.ms +
                          std::min(sessions_.limits().idle_ms, sessions_.limits().lifetime_ms)};
  return {.token = token, .principal = std::move(principal)};
}

void Application::redeem_link(std::string token, std::string password, SignInDone done) {
  const bool taken =
      workers_.post([this, token = std::move(token), password = std::move(password), done] {
        guarded(done, [&] { redeem(token, password, done); });
      });
  if (!taken) done(later(errors::kSignInBusy, kBusyRetryS));
}

void Application::redeem(const std::string& link, const std::string& password,
                         const SignInDone& done) {
  const std::string link_hash = hash_of_token(link);
  auto credential = store_->query<std::optional<Credential>>([&](const store::Snapshot& snapshot) {
    return credential_of_link(snapshot, link_hash, clock_.now());
  });
  if (!credential) return done(std::move(credential).error());
  if (!*credential || (*credential)->disabled) return done(Error::of(errors::kLinkInvalid));
  const Principal principal = (*credential)->principal;
  if (auto fit = check_password(password, principal.name); !fit)
    return done(std::move(fit).error().at("/password"));
  auto encoded = hash_password(password, random_);
  if (!encoded) return done(std::move(encoded).error());
  const std::string token = new_token(random_);
  store_->submit(commands_on::redeem_link({.account = principal.account,
                                           .link = link_hash,
                                           .password = *encoded,
                                           .session = hash_of_token(token)}),
                 [this, token, principal, done](Result<store::Receipt> receipt) {
                   if (!receipt) return done(std::move(receipt).error());
                   sessions_.end_of(principal.account);
                   attempts_.forget(name_key(principal.name));
                   done(admitted(token, principal));
                 });
}

void Application::sign_out(const Principal& principal, std::function<void(Result<Done>)> done) {
  if (!principal.signed_in()) return done(Error::of(errors::kSignInNeeded));
  sessions_.end(principal.session);
  store_->submit(commands_on::close_session(principal),
                 [done = std::move(done)](Result<store::Receipt> receipt) {
                   if (!receipt) return done(std::move(receipt).error());
                   done(Done{});
                 });
}

Result<std::string> Application::new_password(const Principal& principal,
                                              const std::string& old_password,
                                              const std::string& fresh, std::int64_t& set_ms) {
  HX_TRY(const auto credential,
         store_->query<std::optional<Credential>>([&](const store::Snapshot& snapshot) {
           return credential_of_account(snapshot, principal.account);
         }));
  const bool able = credential && credential->password && !credential->disabled;
  const bool matches = password_matches(able ? *credential->password : decoy_hash(),
                                        old_password.substr(0, kPasswordBytesMax));
  if (!able || !matches) {
    ++refused_;
    return Error::of(errors::kPasswordWrong).at("/old_password");
  }
  if (auto fit = check_password(fresh, principal.name); !fit)
    return std::move(fit).error().at("/new_password");
  set_ms = credential->password_set_ms;
  return hash_password(fresh, random_);
}

void Application::change_password(const Principal& principal, std::string old_password,
                                  std::string new_word, std::function<void(Result<Done>)> done) {
  if (!principal.signed_in()) return done(Error::of(errors::kSignInNeeded));
  const std::string by_name = name_key(principal.name);
  if (const int wait_s = attempts_.begin(by_name, clock_.now()); wait_s > 0)
    return done(later(errors::kSignInTooOften, wait_s));
  const auto work = [this, principal, old_password = std::move(old_password),
                     new_word = std::move(new_word), by_name, done] {
    std::int64_t set_ms = 0;
    auto encoded = new_password(principal, old_password, new_word, set_ms);
    if (!encoded) return done(std::move(encoded).error());
    attempts_.take_back(by_name);
    store_->submit(commands_on::change_password({principal, *encoded, set_ms}),
                   [this, principal, done](Result<store::Receipt> receipt) {
                     if (!receipt) return done(std::move(receipt).error());
                     sessions_.end_of(principal.account, principal.session);
                     done(Done{});
                   });
  };
  const bool taken = workers_.post([done, work] { guarded(done, work); });
  if (!taken) done(later(errors::kSignInBusy, kBusyRetryS));
}

}  // namespace huanxin::app

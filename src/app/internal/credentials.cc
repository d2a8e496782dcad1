#include "app/internal/credentials.h"

#include "app/errors.h"
#include "app/internal/sessions.h"

namespace huanxin::app {
namespace {

using store::CommandContext;
using store::CommandRequest;
using store::Outcome;
using store::Snapshot;
using store::Transaction;

Credential read_credential(const store::Row& row) {
  Credential credential;
  credential.principal.account = row.get<std::string>(0);
  credential.principal.name = row.get<std::string>(1);
  credential.principal.role = row.get<std::string>(2);
  credential.principal.district = row.get<std::string>(3);
  credential.principal.subdistrict = row.get<std::string>(4);
  credential.password = row.get<std::optional<std::string>>(5);
  credential.password_set_ms = row.get<std::optional<std::int64_t>>(6).value_or(0);
  credential.disabled = row.get<bool>(7);
  return credential;
}

constexpr auto kOfName = R"sql(
  SELECT a.id, c.name, a.role, a.district, a.subdistrict, c.password, c.password_set_at, a.disabled
    FROM credentials c JOIN accounts a ON a.id = c.account WHERE c.name = :key)sql";
constexpr auto kOfAccount = R"sql(
  SELECT a.id, c.name, a.role, a.district, a.subdistrict, c.password, c.password_set_at, a.disabled
    FROM credentials c JOIN accounts a ON a.id = c.account WHERE c.account = :key)sql";
constexpr auto kOfLink = R"sql(
  SELECT a.id, c.name, a.role, a.district, a.subdistrict, c.password, c.password_set_at, a.disabled
    FROM one_time_links l JOIN credentials c ON c.account = l.account
    JOIN accounts a ON a.id = l.account
   WHERE l.hash = :key AND l.expires_at > :now)sql";

Result<Done> put_session(Transaction& transaction, const std::string& account,
                         const std::string& session, Instant now) {
  HX_TRY([[maybe_unused]] const auto written,
         transaction.write("INSERT INTO sessions (hash, account, opened_at, seen_at) "
                           "VALUES (:hash, :account, :now, :now)",
                           {{"hash", session}, {"account", account}, {"now", now}}));
  // Somebody who signs in again and again loses the sessions not seen for longest.
  HX_TRY(
      [[maybe_unused]] const auto dropped,
      transaction.write(R"sql(
           DELETE FROM sessions WHERE hash IN (
             SELECT hash FROM sessions WHERE account = :account
              ORDER BY seen_at DESC, hash LIMIT -1 OFFSET :kept))sql",
                        {{"account", account},
                         {"kept", static_cast<std::int64_t>(Sessions::kSessionsPerAccountMax)}}));
  return Done{};
}

Result<Done> drop_over(Transaction& transaction, const JsonObject& body, Instant now) {
  HX_TRY([[maybe_unused]] const auto dropped,
         transaction.write("DELETE FROM sessions WHERE seen_at < :idle OR opened_at < :oldest",
                           {{"idle", Instant{now.ms - int_of(body, "idle_ms")}},
                            {"oldest", Instant{now.ms - int_of(body, "lifetime_ms")}}}));
  return Done{};
}

Result<Outcome> decide_open(const Snapshot& snapshot, const CommandRequest& request,
                            const CommandContext& context) {
  const JsonObject& body = request.body.as_object();
  const std::string account = context.actor.account;
  HX_TRY(const auto credential, credential_of_account(snapshot, account));
  const bool same = credential && !credential->disabled && credential->password &&
                    credential->password_set_ms == int_of(body, "password_set_ms");
  if (!same) return Error::of(errors::kSignInRefused);
  Outcome outcome;
  outcome.also = [account, body, now = context.now](Transaction& transaction) -> Result<Done> {
    HX_DO(drop_over(transaction, body, now));
    HX_DO(put_session(transaction, account, text_of(body, "session"), now));
    HX_TRY([[maybe_unused]] const auto noted,
           transaction.write("UPDATE credentials SET last_sign_in_at = :now, refused_sign_ins = 0 "
                             "WHERE account = :account",
                             {{"now", now}, {"account", account}}));
    return Done{};
  };
  return outcome;
}

Result<Outcome> decide_touch(const Snapshot&, const CommandRequest& request,
                             const CommandContext& context) {
  Outcome outcome;
  outcome.also = [session = text_of(request.body.as_object(), "session"),
                  now = context.now](Transaction& transaction) -> Result<Done> {
    HX_TRY([[maybe_unused]] const auto seen,
           transaction.write("UPDATE sessions SET seen_at = :now WHERE hash = :hash",
                             {{"now", now}, {"hash", session}}));
    return Done{};
  };
  return outcome;
}

Result<Outcome> decide_close(const Snapshot&, const CommandRequest& request,
                             const CommandContext&) {
  Outcome outcome;
  outcome.also = [session = text_of(request.body.as_object(), "session")](
                     Transaction& transaction) -> Result<Done> {
    HX_TRY([[maybe_unused]] const auto ended,
           transaction.write("DELETE FROM sessions WHERE hash = :hash", {{"hash", session}}));
    return Done{};
  };
  return outcome;
}

Result<Outcome> decide_refusal(const Snapshot&, const CommandRequest&,
                               const CommandContext& context) {
  Outcome outcome;
  outcome.also = [account = context.actor.account](Transaction& transaction) -> Result<Done> {
    HX_TRY([[maybe_unused]] const auto counted,
           transaction.write("UPDATE credentials SET refused_sign_ins = refused_sign_ins + 1 "
                             "WHERE account = :account",
                             {{"account", account}}));
    return Done{};
  };
  return outcome;
}

Result<Done> set_password(Transaction& transaction, const std::string& account,
                          const std::string& encoded, Instant now) {
  HX_TRY([[maybe_unused]] const auto set,
         transaction.write("UPDATE credentials SET password = :password, password_set_at = :now "
                           "WHERE account = :account",
                           {{"password", encoded}, {"now", now}, {"account", account}}));
  HX_TRY([[maybe_unused]] const auto dropped,
         transaction.write("DELETE FROM one_time_links WHERE account = :account",
                           {{"account", account}}));
  return Done{};
}

Result<Done> end_other_sessions(Transaction& transaction, const std::string& account,
                                const std::string& kept) {
  HX_TRY([[maybe_unused]] const auto ended,
         transaction.write("DELETE FROM sessions WHERE account = :account AND hash <> :kept",
                           {{"account", account}, {"kept", kept}}));
  return Done{};
}

Result<Outcome> decide_redeem(const Snapshot& snapshot, const CommandRequest& request,
                              const CommandContext& context) {
  const JsonObject& body = request.body.as_object();
  // Asked again inside the transaction: of two who come with the same link, one is refused.
  HX_TRY(const auto credential, credential_of_link(snapshot, text_of(body, "link"), context.now));
  if (!credential || credential->disabled) return Error::of(errors::kLinkInvalid);
  Outcome outcome;
  outcome.also = [account = credential->principal.account, body,
                  now = context.now](Transaction& transaction) -> Result<Done> {
    HX_DO(set_password(transaction, account, text_of(body, "password"), now));
    HX_DO(end_other_sessions(transaction, account, ""));
    HX_DO(put_session(transaction, account, text_of(body, "session"), now));
    HX_TRY([[maybe_unused]] const auto noted,
           transaction.write("UPDATE credentials SET last_sign_in_at = :now, refused_sign_ins = 0 "
                             "WHERE account = :account",
                             {{"now", now}, {"account", account}}));
    return Done{};
  };
  return outcome;
}

Result<Outcome> decide_password(const Snapshot& snapshot, const CommandRequest& request,
                                const CommandContext& context) {
  const JsonObject& body = request.body.as_object();
  HX_TRY(const auto credential, credential_of_account(snapshot, context.actor.account));
  const bool same = credential && !credential->disabled &&
                    credential->password_set_ms == int_of(body, "password_set_ms");
  if (!same) return Error::of(errors::kPasswordWrong);
  Outcome outcome;
  outcome.also = [account = context.actor.account, body,
                  now = context.now](Transaction& transaction) -> Result<Done> {
    HX_DO(set_password(transaction, account, text_of(body, "password"), now));
    return end_other_sessions(transaction, account, text_of(body, "session"));
  };
  return outcome;
}

store::Command command(store::CommandKind kind, const std::string& account, JsonObject body) {
  return {.kind = kind,
          .actor = {.account = account, .role = "", .district = "", .subdistrict = ""},
          .request = {.target = "", .body = std::move(body), .expected_version = std::nullopt},
          .idempotency_key = ""};
}

}  // namespace

Result<std::optional<Credential>> credential_of_name(const Snapshot& snapshot,
                                                     std::string_view name) {
  return snapshot.row(kOfName, {{"key", name}}, read_credential);
}

Result<std::optional<Credential>> credential_of_account(const Snapshot& snapshot,
                                                        std::string_view account) {
  return snapshot.row(kOfAccount, {{"key", account}}, read_credential);
}

Result<std::optional<Credential>> credential_of_link(const Snapshot& snapshot,
                                                     std::string_view link_hash, Instant now) {
  return snapshot.row(kOfLink, {{"key", link_hash}, {"now", now}}, read_credential);
}

Result<std::vector<StoredSession>> stored_sessions(const Snapshot& snapshot) {
  constexpr auto kSql = R"sql(
    SELECT a.id, c.name, a.role, a.district, a.subdistrict, NULL, NULL, a.disabled,
           s.hash, s.opened_at, s.seen_at
      FROM sessions s JOIN accounts a ON a.id = s.account JOIN credentials c ON c.account = a.id
     WHERE a.disabled = 0)sql";
  return snapshot.rows(kSql, {}, [](const store::Row& row) {
    return StoredSession{.opened = {.hash = row.get<std::string>(8),
                                    .opened_at = row.get<Instant>(9),
                                    .seen_at = row.get<Instant>(10)},
                         .principal = read_credential(row).principal};
  });
}

namespace commands_on {

store::Command open_session(const SessionOpening& opening, const Sessions::Limits& limits) {
  return command({"session.open", decide_open}, opening.account,
                 {{"session", opening.session},
                  {"password_set_ms", opening.password_set_ms},
                  {"idle_ms", limits.idle_ms},
                  {"lifetime_ms", limits.lifetime_ms}});
}

store::Command touch_session(const Principal& principal) {
  return command({"session.touch", decide_touch}, principal.account,
                 {{"session", principal.session}});
}

store::Command close_session(const Principal& principal) {
  return command({"session.close", decide_close}, principal.account,
                 {{"session", principal.session}});
}

store::Command count_refusal(const std::string& account) {
  return command({"session.refuse", decide_refusal}, account, {});
}

store::Command redeem_link(const Redeeming& redeeming) {
  return command(
      {"link.redeem", decide_redeem}, redeeming.account,
      {{"link", redeeming.link}, {"password", redeeming.password}, {"session", redeeming.session}});
}

store::Command change_password(const PasswordChange& change) {
  return command({"password.change", decide_password}, change.principal.account,
                 {{"session", change.principal.session},
                  {"password", change.password},
                  {"password_set_ms", change.password_set_ms}});
}

}  // namespace commands_on
}  // namespace huanxin::app

#include "app/internal/application.h"

#include <algorithm>
#include <array>
#include <thread>

#include "app/accounts.h"
#include "app/errors.h"
#include "app/internal/rows.h"
#include "app/permissions.h"
#include "base/errors.h"
#include "base/hash.h"
#include "projects/projects.h"
#include "store/files.h"
#include "targets/targets.h"

namespace huanxin::app {
namespace {

constexpr std::int64_t kAttemptsWindowMs = 15 * 60'000;
// Behind one address there may be a whole office.
constexpr int kAttemptsOfAnAddress = 10;
constexpr int kArgonThreads = 2;             // 19 MiB each, and a core each
constexpr std::size_t kSignInsWaiting = 64;  // about a second's worth

std::string random_secret(Random& random) {
  std::array<std::uint8_t, 32> bytes{};
  random.fill(bytes);
  return std::string(as_text(bytes));
}

/// An account's command without the members that only App may add.
Result<Done> check_no_link(const store::CommandRequest& request) {
  const JsonObject* const body = request.body.if_object();
  if (body == nullptr || !body->contains("link")) return Done{};
  return Error::of(huanxin::errors::kFieldUnknown, {"link"}).at("/link");
}

}  // namespace

store::StoreOptions store_options(const Config& config) {
  store::StoreOptions options;
  options.dir = config.dir;
  options.projections = {targets::projection(), projects::projection(), projection()};
  options.origin = config.host_name + "/evidence";
  options.group_max = config.group_max;
  options.queue_max = static_cast<std::size_t>(config.queue_max);
  options.query_budget_ms = config.query_budget_ms;
  // One for each loop, and some for what works beside them.
  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  options.readers = (config.io_threads > 0 ? config.io_threads : cores) + 3;
  options.seal_interval_ms = config.seal_interval_ms;
  options.disk_reserve_bytes = config.disk_reserve_bytes;
  return options;
}

Application::Application(const Config& config, const Clock& clock, Random& random)
    : config_(config),
      clock_(clock),
      random_(random),
      process_secret_(random_secret(random)),
      sessions_({.idle_ms = config.session_idle_min * std::int64_t{60'000},
                 .lifetime_ms = config.session_hours_max * std::int64_t{3'600'000}}),
      attempts_(config.sign_in_attempts_max, kAttemptsWindowMs),
      address_attempts_(config.sign_in_attempts_max * kAttemptsOfAnAddress, kAttemptsWindowMs),
      workers_(kArgonThreads, kSignInsWaiting) {
  for (const auto& kinds : {targets::commands(), projects::commands(), commands()})
    for (const store::CommandKind& kind : kinds) commands_.emplace(kind.name, kind);
}

Result<Done> Application::start() {
  HX_TRY(store_, store::Store::open(store_options(config_), clock_, random_));
  HX_TRY(auto sessions, store_->query<std::vector<StoredSession>>(stored_sessions));
  for (StoredSession& session : sessions)
    sessions_.put(session.opened, std::move(session.principal));
  return Done{};
}

App::SignIns Application::sign_ins() const {
  return {.succeeded = signed_in_, .refused = refused_, .turned_away = turned_away_};
}

Viewer Application::viewer(const Principal& principal) const { return viewer_of(principal); }

JsonArray Application::permissions(const Principal& principal) const {
  JsonArray names;
  for (const std::string_view name : permission_names())
    if (reach_of(principal.role, name) != Reach::no) names.emplace_back(name);
  return names;
}

void Application::execute(const Principal& principal, std::string_view command,
                          store::CommandRequest request, std::string idempotency_key,
                          ExecuteDone done) {
  const auto kind = commands_.find(command);
  if (kind == commands_.end()) return done(Error::of(errors::kCommandUnknown, {command}));
  auto row = prepared_row(principal, command, request, idempotency_key);
  if (!row) return done(std::move(row).error());
  store::Command ready{.kind = kind->second,
                       .actor = {.account = principal.account,
                                 .role = principal.role,
                                 .district = row->district,
                                 .subdistrict = principal.subdistrict},
                       .request = std::move(request),
                       .idempotency_key = std::move(idempotency_key),
                       .guard = {}};
  if (!ready.request.target.empty()) ready.guard = row_guard(principal, command, ready.request);
  if (command == "account.create" || command == "account.renew_link")
    return submit_with_link(std::move(ready), std::move(done));
  if (command != "account.change") return store_->submit(std::move(ready), std::move(done));
  const std::string account = ready.request.target;
  store_->submit(std::move(ready),
                 [this, account, done = std::move(done)](Result<store::Receipt> receipt) {
                   if (!receipt) return done(std::move(receipt));
                   // Not on the writer's thread: it reads, and everybody would wait for that.
                   const auto finish = [this, account, done, receipt] {
                     after_account_change(account);
                     done(receipt);
                   };
                   if (!workers_.post(finish)) finish();
                 });
}

// What a command acts upon may change until its turn comes: the rule is asked again then, on the
// writer's own state. It holds a copy of the request, for the command takes the request with it.
std::function<Result<Done>(const store::Snapshot&)> Application::row_guard(
    const Principal& principal, std::string_view command, const store::CommandRequest& request) {
  return [principal, command = std::string(command),
          request](const store::Snapshot& snapshot) -> Result<Done> {
    HX_TRY(const Row row, row_of(snapshot, principal, command, request));
    return check_row(principal, command, row);
  };
}

Result<Row> Application::prepared_row(const Principal& principal, std::string_view command,
                                      store::CommandRequest& request,
                                      const std::string& idempotency_key) {
  HX_DO(check_role(principal, command));
  fill_own_place(principal, command, request.body);
  HX_TRY(Row row, store_->query<Row>([&](const store::Snapshot& snapshot) {
    return row_of(snapshot, principal, command, request);
  }));
  if (auto allowed = check_row(principal, command, row); !allowed) {
    // Perhaps its first sending did it, and put the row out of reach: the writer knows the answer,
    // or its guard refuses.
    const bool may_be_repeated = !idempotency_key.empty() && !request.target.empty();
    if (may_be_repeated) return row;
    return std::move(allowed).error();
  }
  // Only now, so that nobody learns from an answer about files what lies in a foreign row.
  if (command == "contribution.claim") HX_DO(complete_evidence(request));
  return row;
}

Result<Done> Application::complete_evidence(store::CommandRequest& request) const {
  JsonObject* const body = request.body.if_object();
  Json* const evidence = body == nullptr ? nullptr : body->if_contains("evidence");
  JsonArray* const files = evidence == nullptr ? nullptr : evidence->if_array();
  if (files == nullptr) return Done{};  // the command itself says what is wrong
  const store::FileStore store(store_->dir());
  for (std::size_t i = 0; i < files->size(); ++i) {
    JsonObject* const file = (*files)[i].if_object();
    if (file == nullptr || !file->contains("sha256") || !file->at("sha256").is_string()) continue;
    const std::string sha256 = text_of(*file, "sha256");
    const auto path = store.path(sha256);
    if (!path) {
      return Error::of(errors::kEvidenceMissing, {excerpt(sha256, 64)})
          .at("/evidence/" + std::to_string(i) + "/sha256");
    }
    std::error_code fault;
    const auto size = std::filesystem::file_size(*path, fault);
    if (!fault) (*file)["size"] = size;
  }
  return Done{};
}

std::string Application::link_token(const store::Command& command) const {
  if (command.idempotency_key.empty()) return new_token(random_);
  Sha256 hash;
  for (const std::string_view part :
       {std::string_view("hx-link/v1"), std::string_view(process_secret_), command.kind.name,
        std::string_view(command.actor.account), std::string_view(command.idempotency_key),
        std::string_view(command.request.target)}) {
    hash.update(part).update(std::string_view("\0", 1));
  }
  return to_base64url(hash.update(to_text(command.request.body)).finish());
}

void Application::submit_with_link(store::Command command, ExecuteDone done) {
  if (auto clean = check_no_link(command.request); !clean) return done(std::move(clean).error());
  if (command.request.body.is_null()) command.request.body = JsonObject();
  JsonObject* const body = command.request.body.if_object();
  if (body == nullptr) return done(Error::of(huanxin::errors::kFieldNotObject, {"body"}).at(""));
  const std::string token = link_token(command);
  (*body)["link"] = JsonObject{{"hash", hash_of_token(token)}, {"hours", config_.link_hours}};
  const std::string renewed = command.request.target;
  store_->submit(std::move(command),
                 [this, token, renewed, done = std::move(done)](Result<store::Receipt> receipt) {
                   if (receipt) {
                     if (!renewed.empty()) sessions_.end_of(renewed);
                     receipt->reply["token"] = token;
                     receipt->reply["link"] = "/setup?token=" + token;
                   }
                   done(std::move(receipt));
                 });
}

void Application::after_account_change(const std::string& account) {
  const auto credential = store_->query<std::optional<Credential>>(
      [&](const store::Snapshot& snapshot) { return credential_of_account(snapshot, account); });
  // An account that cannot be read is treated as one that may nothing.
  if (!credential || !*credential || (*credential)->disabled) return sessions_.end_of(account);
  sessions_.refresh((*credential)->principal);
}

Result<JsonArray> Application::accounts(const Principal& principal) {
  HX_DO(check_role(principal, "view.accounts"));
  HX_TRY(const auto list, store_->query<std::vector<Account>>([&](const store::Snapshot& snapshot) {
    return list_accounts(snapshot, principal.district);
  }));
  JsonArray accounts;
  for (const Account& account : list) accounts.push_back(to_json(account));
  return accounts;
}

Result<JsonObject> Application::account(const Principal& principal) {
  if (!principal.signed_in()) return Error::of(errors::kSignInNeeded);
  HX_TRY(const auto found,
         store_->query<std::optional<Account>>([&](const store::Snapshot& snapshot) {
           return find_account(snapshot, principal.account);
         }));
  if (found) return to_json(*found);
  if (principal.role == "system")
    return JsonObject{{"id", "system"}, {"name", "system"}, {"role", "system"}};
  return Error::of(errors::kAccountMissing, {principal.account});
}

}  // namespace huanxin::app

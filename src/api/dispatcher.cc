#include "api/dispatcher.h"

#include <iostream>
#include <utility>

#include "api/errors.h"
#include "api/internal/guarded.h"
#include "api/problem.h"
#include "base/json.h"

namespace huanxin::api {
namespace {

bool changes_something(std::string_view method) { return method != "GET" && method != "HEAD"; }

std::string session_cookie(const Request& request) {
  return request.cookie(request.secure ? "__Host-hx-session" : "hx-session");
}

// A browser names the site a request comes from; other programs say nothing and hold no cookie.
Result<Done> check_same_site(const Request& request) {
  const std::string_view fetch_site = request.header("sec-fetch-site");
  if (!fetch_site.empty() && fetch_site != "same-origin" && fetch_site != "none")
    return Error::of(errors::kForeignSite);
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return Done{};
  const std::size_t scheme_end = origin.find("://");
  if (scheme_end == std::string_view::npos) return Error::of(errors::kForeignSite);
  const std::string_view host = origin.substr(scheme_end + 3);
  // A proxy may ask under a name of its own; the browser knows the site by the public one.
  const bool by_proxy = !request.site.empty() &&
                        (host == request.site || host.substr(0, host.rfind(':')) == request.site);
  if (host != request.header("host") && !by_proxy) return Error::of(errors::kForeignSite);
  return Done{};
}

Result<Done> check_csrf(const Request& request) {
  HX_DO(check_same_site(request));
  if (!request.principal.signed_in()) return Done{};  // no session that could be ridden
  if (!equal_in_constant_time(as_bytes(request.header("x-csrf-token")),
                              as_bytes(request.principal.csrf_token)))
    return Error::of(errors::kCsrf);
  return Done{};
}

Result<std::string> idempotency_key(const Request& request) {
  const std::string_view key = request.header("idempotency-key");
  if (key.size() > 100) return Error::of(errors::kKeyMalformed);
  for (const char c : key)
    if (c < 0x21 || c > 0x7e) return Error::of(errors::kKeyMalformed);
  return std::string(key);
}

Response receipt_response(const CommandHandler& handler, const store::Receipt& receipt) {
  JsonObject body = receipt.reply;
  body["seq"] = receipt.last_seq;
  body["version"] = receipt.stream_version;
  body["replayed"] = receipt.replayed;
  Response response = Response::json(handler.status, body);
  response.headers.emplace("ETag", "\"" + std::to_string(receipt.stream_version) + "\"");
  if (!handler.location.empty())
    response.headers.emplace("Location",
                             std::string(handler.location) + text_or_empty(receipt.reply, "id"));
  return response;
}

// Sign-in and one-time links open a session and need none.
bool opens_session(const Request& request) {
  return request.method == "POST" &&
         (request.path == "/api/v1/session" || request.path == "/api/v1/setup");
}

// What nobody outside may know: one line of JSON for the administrator.
void log_failure(const Error& error, std::string_view request_id) {
  const JsonObject line{{"level", "error"},
                        {"request", request_id},
                        {"code", error.code},
                        {"what", error.detail.empty() ? error.en : error.detail}};
  std::cerr << to_text(line) + "\n";
}

Result<store::CommandRequest> command_request(const Request& request) {
  store::CommandRequest command;
  HX_TRY(command.body, request.json());
  HX_TRY(command.expected_version, request.if_match());
  for (const auto& [name, value] : request.params) {
    HX_TRY(const std::string id, request.path_id(name));
    if (name == "id") {
      command.target = id;
    } else if (JsonObject* body = command.body.if_object()) {
      (*body)[name] = id;
    }
  }
  return command;
}

}  // namespace

Result<Done> Dispatcher::admit(Request& request) const {
  const auto principal = app_.principal(session_cookie(request));
  if (principal) request.principal = *principal;
  if (!changes_something(request.method)) return Done{};
  if (stopping_) return Error::of(errors::kNotServing);
  if (opens_session(request)) return check_same_site(request);
  if (!principal) return principal.error();  // an ended session must not write as the public
  return check_csrf(request);
}

void Dispatcher::run_command(const CommandHandler& handler, const Request& request,
                             Respond respond) {
  auto command = command_request(request);
  if (!command) return respond(std::move(command).error());
  auto key = idempotency_key(request);
  if (!key) return respond(std::move(key).error());
  app_.execute(request.principal, handler.command, *std::move(command), *std::move(key),
               [handler, respond = std::move(respond)](Result<store::Receipt> receipt) {
                 if (!receipt) return respond(std::move(receipt).error());
                 respond([handler, receipt = *std::move(receipt)]() -> Result<Response> {
                   return receipt_response(handler, receipt);
                 });
               });
}

void Dispatcher::run(const Route& route, const Request& request, Respond respond) {
  if (const auto* read = std::get_if<ReadHandler>(&route.handler)) {
    respond((*read)(context_, request));
  } else if (const auto* wait = std::get_if<AsyncHandler>(&route.handler)) {
    (*wait)(context_, request, std::move(respond));
  } else if (const auto* command = std::get_if<CommandHandler>(&route.handler)) {
    run_command(*command, request, std::move(respond));
  } else {
    respond(Error::of(errors::kRouteMissing, {request.path}));
  }
}

Answer Dispatcher::no_route(const Match& match, const Request& request) const {
  if (!match.allowed.empty())
    return problem(Error::of(errors::kMethodNotAllowed, {match.allowed}), request.language(),
                   request.id)
        .with("Allow", match.allowed);
  const bool is_page = !changes_something(request.method) && !request.path.starts_with("/api/") &&
                       !request.path.starts_with("/log/");
  if (is_page) return web_asset(request, app_.random());
  return Error::of(errors::kRouteMissing, {request.path});
}

void Dispatcher::dispatch(Match match, Request request, Respond respond) {
  const auto done = guarded(request.id, [&]() -> Result<Done> {
    if (match.route == nullptr) {
      respond(no_route(match, request));
      return Done{};
    }
    request.params = std::move(match.params);
    HX_DO(admit(request));
    run(*match.route, request, respond);
    return Done{};
  });
  if (!done) respond(done.error());
}

Response Dispatcher::finish(const Asking& asking, Answer answer) const {
  auto result = guarded(asking.id, [&] { return std::move(answer).make(); });
  if (!result && http_status(result.error()) == 500) log_failure(result.error(), asking.id);
  Response response =
      result ? *std::move(result) : problem(result.error(), asking.language, asking.id);
  add_security_headers(response, asking.secure, "");
  return response;
}

bool Dispatcher::is_upload(const Match& match) {
  return match.route != nullptr && std::holds_alternative<UploadHandler>(match.route->handler);
}

}  // namespace huanxin::api

// Sessions and accounts.

#include "api/csv.h"
#include "api/handlers/handlers.h"
#include "app/errors.h"

namespace huanxin::api {
namespace {

// `__Host-` binds the cookie to this host and path; browsers take it over TLS only.
std::string session_cookie(bool secure, std::string_view token, int max_age_s) {
  const std::string name = secure ? "__Host-hx-session" : "hx-session";
  return name + "=" + std::string(token) +
         "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(max_age_s) +
         (secure ? "; Secure" : "");
}

Result<JsonObject> session_json(Context& context, const app::Principal& principal) {
  JsonObject body;
  body["signed_in"] = principal.signed_in();
  body["permissions"] = context.app.permissions(principal);
  if (!principal.signed_in()) return body;
  HX_TRY(body["account"], context.app.account(principal));
  body["csrf_token"] = principal.csrf_token;
  body["expires_at"] = to_iso(principal.expires_at);
  return body;
}

// The account is read when the response is made: on the connection's thread, for the session comes
// from the writer's.
app::App::SignInDone answer_with_session(Context& context, bool secure, Respond respond) {
  return [&context, secure, respond = std::move(respond)](Result<app::SignedIn> signed_in) {
    if (!signed_in) return respond(std::move(signed_in).error());
    respond([&context, secure, signed_in = *std::move(signed_in)]() -> Result<Response> {
      HX_TRY(const JsonObject body, session_json(context, signed_in.principal));
      const int max_age_s = context.app.config().session_hours_max * 3600;
      return Response::ok(body).with("Set-Cookie",
                                     session_cookie(secure, signed_in.token, max_age_s));
    });
  };
}

}  // namespace

Result<Response> get_session(Context& context, const Request& request) {
  HX_TRY(const JsonObject body, session_json(context, request.principal));
  return Response::ok(body);
}

void sign_in(Context& context, const Request& request, Respond respond) {
  auto body = request.json();
  if (!body) return respond(std::move(body).error());
  ObjectReader reader(*body);
  const std::string name = reader.require_text("name", 200);
  const std::string password = reader.require_text("password", 400);
  if (auto done = reader.finish(); !done) return respond(std::move(done).error());
  context.app.sign_in(name, password, request.remote_address,
                      answer_with_session(context, request.secure, std::move(respond)));
}

void redeem_link(Context& context, const Request& request, Respond respond) {
  auto body = request.json();
  if (!body) return respond(std::move(body).error());
  ObjectReader reader(*body);
  const std::string token = reader.require_text("token", 200);
  const std::string password = reader.require_text("password", 400);
  if (auto done = reader.finish(); !done) return respond(std::move(done).error());
  context.app.redeem_link(token, password,
                          answer_with_session(context, request.secure, std::move(respond)));
}

void sign_out(Context& context, const Request& request, Respond respond) {
  context.app.sign_out(request.principal, [secure = request.secure,
                                           respond = std::move(respond)](Result<Done> done) {
    if (!done) return respond(std::move(done).error());
    respond(Response::no_content().with("Set-Cookie", session_cookie(secure, "", 0)));
  });
}

void change_password(Context& context, const Request& request, Respond respond) {
  if (!request.principal.signed_in()) return respond(Error::of(app::errors::kSignInNeeded));
  auto body = request.json();
  if (!body) return respond(std::move(body).error());
  ObjectReader reader(*body);
  const std::string old_password = reader.require_text("old_password", 400);
  const std::string new_password = reader.require_text("new_password", 400);
  if (auto done = reader.finish(); !done) return respond(std::move(done).error());
  context.app.change_password(request.principal, old_password, new_password,
                              [respond = std::move(respond)](Result<Done> done) {
                                if (!done) return respond(std::move(done).error());
                                respond(Response::ok(JsonObject{{"seq", 0}}));
                              });
}

Result<Response> list_accounts(Context& context, const Request& request) {
  HX_TRY(JsonArray accounts, context.app.accounts(request.principal));
  HX_TRY(const bool csv, wants_csv(request));
  if (csv) {
    constexpr std::array<std::string_view, 9> kColumns{
        "id",          "name",         "display_name", "role",           "district",
        "subdistrict", "organisation", "disabled",     "last_sign_in_at"};
    return csv_response("accounts", kColumns, accounts);
  }
  return Response::ok(JsonObject{{"items", std::move(accounts)}});
}

}  // namespace huanxin::api

#include "api/dispatcher.h"

#include "api/internal/test_site.h"
#include "base/embedded.h"

namespace huanxin::api {
namespace {

constexpr std::int64_t kMinute = 60'000;

class Dispatch : public Site {
 protected:
  static JsonObject project() {
    return {{"name", "示范里老旧小区改造"}, {"subtype", "old_compound"}};
  }
  std::string declared(const Browser& browser) {
    const Response response = post("/api/v1/projects", project(), browser);
    EXPECT_EQ(response.status, 201) << std::get<std::string>(response.body);
    return text_of(json_of(response), "id");
  }
};

TEST_F(Dispatch, AnswersAReadWithJson) {
  const Response response = get("/api/v1/meta");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/json");
  EXPECT_FALSE(text_of(json_of(response), "version").empty());
}

TEST_F(Dispatch, AnswersHeadAsGet) {
  const Response response = send(request("HEAD", "/api/v1/meta"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/json");
}

TEST_F(Dispatch, TellsAnUnknownAddressOfTheApiInJsonAndGivesThePageForOthers) {
  for (const char* path : {"/api/v1/nothing", "/api/", "/log/nothing", "/log/tile/"}) {
    const Response missing = get(path);
    EXPECT_EQ(missing.status, 404) << path;
    EXPECT_EQ(header_of(missing, "Content-Type"), "application/problem+json") << path;
  }
  EXPECT_EQ(code_of(get("/api/v1/nothing")), "api.route_missing");
  for (const char* path : {"/", "/projects/p1", "/no.such.place"}) {
    const Response page = get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_EQ(header_of(page, "Content-Type"), "text/html; charset=utf-8") << path;
  }
  EXPECT_EQ(get("/assets/missing-1234.js").status, 404);
  EXPECT_EQ(send(request("POST", "/projects")).status, 404) << "a page takes no writes";
}

TEST_F(Dispatch, NamesTheMethodsOfAnAddress) {
  const Response response = send(request("PUT", "/api/v1/projects"));
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(header_of(response, "Allow"), "GET, POST");
  EXPECT_EQ(code_of(response), "api.method_not_allowed");
}

TEST_F(Dispatch, SaysErrorsInTheReadersLanguageWithTheNumberOfTheRequest) {
  Request english = request("GET", "/api/v1/projects/none");
  english.headers["accept-language"] = "en";
  const JsonObject en = json_of(send(std::move(english)));
  EXPECT_EQ(text_of(en, "title"), text_of(en, "en"));
  EXPECT_EQ(text_of(en, "request_id"), "42");
  const JsonObject zh = json_of(get("/api/v1/projects/none"));
  EXPECT_EQ(text_of(zh, "title"), text_of(zh, "zh"));
}

TEST_F(Dispatch, OpensASessionWhoseCookieScriptsCannotRead) {
  const Response response =
      post("/api/v1/setup", JsonObject{{"token", first_link_}, {"password", kPassword}});
  ASSERT_EQ(response.status, 200);
  const std::string cookie = header_of(response, "Set-Cookie");
  EXPECT_EQ(cookie.rfind("hx-session=", 0), 0U);
  for (const char* part : {"; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=28800"})
    EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
  EXPECT_EQ(cookie.find("Secure"), std::string::npos);
}

TEST_F(Dispatch, BindsTheCookieToTheHostOverTls) {
  Request over_tls = with_body(request("POST", "/api/v1/setup"),
                               JsonObject{{"token", first_link_}, {"password", kPassword}});
  over_tls.secure = true;
  const Response response = send(std::move(over_tls));
  const std::string cookie = header_of(response, "Set-Cookie");
  EXPECT_EQ(cookie.rfind("__Host-hx-session=", 0), 0U);
  EXPECT_NE(cookie.find("; Secure"), std::string::npos);
  EXPECT_EQ(header_of(response, "Strict-Transport-Security"), "max-age=31536000");
  Request plain_name = request("GET", "/api/v1/session");
  plain_name.secure = true;
  plain_name.headers["cookie"] = cookie.substr(7, cookie.find(';') - 7);
  EXPECT_FALSE(json_of(send(std::move(plain_name))).at("signed_in").as_bool())
      << "a cookie that another host could have set does not count";
}

TEST_F(Dispatch, KnowsThePersonByTheCookie) {
  const Browser browser = admin();
  const JsonObject session = json_of(get("/api/v1/session", browser));
  EXPECT_TRUE(session.at("signed_in").as_bool());
  EXPECT_EQ(text_of(session.at("account").as_object(), "role"), "admin");
  EXPECT_EQ(text_of(session, "csrf_token"), browser.csrf);
  EXPECT_FALSE(json_of(get("/api/v1/session")).at("signed_in").as_bool());
  EXPECT_EQ(get("/api/v1/accounts", browser).status, 200);
  EXPECT_EQ(get("/api/v1/accounts").status, 401);
}

TEST_F(Dispatch, TakesNoWriteWithoutTheTokenOfThePage) {
  Browser browser = manager();
  const Browser without{browser.cookie, ""};
  EXPECT_EQ(code_of(post("/api/v1/projects", project(), without)), "api.csrf_token_wrong");
  const Browser wrong{browser.cookie, browser.csrf + "x"};
  const Response refused = post("/api/v1/projects", project(), wrong);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(code_of(refused), "api.csrf_token_wrong");
  EXPECT_EQ(post("/api/v1/projects", project(), browser).status, 201);
}

TEST_F(Dispatch, TakesNoWriteFromAnotherSite) {
  const Browser browser = manager();
  const std::pair<const char*, const char*> foreign[] = {
      {"origin", "https://elsewhere.example"},
      {"origin", "null"},
      {"origin", "https://huanxin.test.elsewhere.example"},
      {"origin", "https://huanxin.test:8443"},
      {"sec-fetch-site", "cross-site"},
      {"sec-fetch-site", "same-site"}};
  for (const auto& [name, value] : foreign) {
    Request write = with_body(request("POST", "/api/v1/projects", browser), project());
    write.headers[name] = value;
    EXPECT_EQ(code_of(send(std::move(write))), "api.foreign_site") << name << ": " << value;
    Request sign_in = with_body(request("POST", "/api/v1/session"),
                                JsonObject{{"name", "admin"}, {"password", kPassword}});
    sign_in.headers[name] = value;
    EXPECT_EQ(code_of(send(std::move(sign_in))), "api.foreign_site") << name << ": " << value;
  }
  Request own = with_body(request("POST", "/api/v1/projects", browser), project());
  own.headers["origin"] = std::string("http://") + kHost;
  own.headers["sec-fetch-site"] = "same-origin";
  EXPECT_EQ(send(std::move(own)).status, 201);
}

TEST_F(Dispatch, RefusesAWriteOfAnEndedSessionAndReadsAsThePublic) {
  const Browser browser = manager();
  clock_.advance_ms(31 * kMinute);
  const Response write = post("/api/v1/projects", project(), browser);
  EXPECT_EQ(write.status, 401);
  EXPECT_EQ(code_of(write), "app.session_ended");
  const Response read = get("/api/v1/session", browser);
  EXPECT_EQ(read.status, 200);
  EXPECT_FALSE(json_of(read).at("signed_in").as_bool());
  const JsonObject credentials{{"name", "zhao.manager"}, {"password", kPassword}};
  EXPECT_EQ(post("/api/v1/session", credentials, browser).status, 200)
      << "whoever still holds the old cookie can sign in again";
}

TEST_F(Dispatch, EndsTheSessionAndTakesTheCookieBack) {
  const Browser browser = admin();
  const Response out = send(request("DELETE", "/api/v1/session", browser));
  EXPECT_EQ(out.status, 204);
  EXPECT_NE(header_of(out, "Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_FALSE(json_of(get("/api/v1/session", browser)).at("signed_in").as_bool());
}

TEST_F(Dispatch, AnswersACommandWithItsPlaceInTheRecord) {
  const Browser browser = manager();
  const Response response = post("/api/v1/projects", project(), browser);
  ASSERT_EQ(response.status, 201);
  const JsonObject receipt = json_of(response);
  EXPECT_EQ(header_of(response, "Location"), "/api/v1/projects/" + text_of(receipt, "id"));
  EXPECT_EQ(header_of(response, "ETag"), "\"" + std::to_string(int_of(receipt, "version")) + "\"");
  EXPECT_GT(int_of(receipt, "seq"), 0);
  EXPECT_FALSE(receipt.at("replayed").as_bool());
}

TEST_F(Dispatch, RefusesAStaleVersion) {
  const Browser browser = manager();
  const std::string path = "/api/v1/projects/" + declared(browser);
  const std::string version = header_of(get(path, browser), "ETag");
  ASSERT_FALSE(version.empty());
  const auto change = [&](const std::string& if_match) {
    Request patch = with_body(request("PATCH", path, browser), JsonObject{{"address", if_match}});
    patch.headers["if-match"] = if_match;
    return send(std::move(patch));
  };
  EXPECT_EQ(change(version).status, 200);
  const Response stale = change(version);
  EXPECT_EQ(stale.status, 412);
  EXPECT_EQ(code_of(stale), "store.version_stale");
  EXPECT_EQ(code_of(change("3")), "api.if_match_malformed");
}

TEST_F(Dispatch, GivesTheFirstAnswerAgainForTheSameKey) {
  const Browser browser = manager();
  const auto declare = [&](const JsonObject& body, const std::string& key) {
    Request write = with_body(request("POST", "/api/v1/projects", browser), body);
    write.headers["idempotency-key"] = key;
    return send(std::move(write));
  };
  const JsonObject first = json_of(declare(project(), "key-1"));
  const JsonObject again = json_of(declare(project(), "key-1"));
  EXPECT_EQ(text_of(again, "id"), text_of(first, "id"));
  EXPECT_TRUE(again.at("replayed").as_bool());
  JsonObject other = project();
  other["name"] = "别的";
  EXPECT_EQ(declare(other, "key-1").status, 422);
  for (const std::string& key : {std::string(101, 'k'), std::string("a b"), std::string("键")})
    EXPECT_EQ(code_of(declare(project(), key)), "api.idempotency_key_malformed") << key;
}

TEST_F(Dispatch, AnswersForARowOneMayNotSeeAsForNone) {
  const Response response = get("/api/v1/projects/" + declared(manager()));
  EXPECT_EQ(response.status, 404);
}

TEST_F(Dispatch, TakesNoMoreWorkOnceItStopsButStillReads) {
  const Browser browser = manager();
  EXPECT_EQ(get("/readyz").status, 200);
  dispatcher_->stop_taking_work();
  const Response write = post("/api/v1/projects", project(), browser);
  EXPECT_EQ(write.status, 503);
  EXPECT_EQ(code_of(write), "api.shutting_down");
  EXPECT_FALSE(header_of(write, "Retry-After").empty());
  EXPECT_EQ(get("/readyz").status, 503);
  EXPECT_EQ(get("/healthz").status, 200);
  EXPECT_EQ(get("/api/v1/session", browser).status, 200);
}

TEST_F(Dispatch, SendsTheSecurityHeadersWithEveryAnswer) {
  for (const char* path : {"/", "/api/v1/meta", "/api/v1/nothing", "/healthz", "/log/checkpoint"}) {
    const Response response = get(path);
    EXPECT_EQ(header_of(response, "X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(header_of(response, "Referrer-Policy"), "same-origin") << path;
    EXPECT_FALSE(header_of(response, "Cache-Control").empty()) << path;
    const std::string policy = header_of(response, "Content-Security-Policy");
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(response.headers.count("Content-Security-Policy"), 1U) << path;
  }
}

TEST_F(Dispatch, GivesEveryPageANonceOfItsOwn) {
  const Response first = get("/");
  const Response second = get("/");
  const std::string policy = header_of(first, "Content-Security-Policy");
  EXPECT_NE(policy.find("style-src 'self' 'nonce-"), std::string::npos) << policy;
  EXPECT_NE(policy, header_of(second, "Content-Security-Policy"));
  const std::string& html = std::get<std::string>(first.body);
  EXPECT_EQ(html.find("__CSP_NONCE__"), std::string::npos) << "every place is filled";
  EXPECT_EQ(header_of(first, "Cache-Control"), "no-store");
}

TEST_F(Dispatch, LetsWhatHasAHashInItsNameBeKeptForEver) {
  int count = 0;
  for (const EmbeddedFile& file : embedded_under("web/assets/")) {
    const Response response = get("/" + std::string(file.path.substr(4)));
    EXPECT_EQ(header_of(response, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(std::get<StaticBody>(response.body).bytes.size(), file.bytes.size());
    ++count;
  }
  if (count == 0) GTEST_SKIP() << "built without the web interface";
}

TEST_F(Dispatch, SendsNothingAgainThatTheBrowserHas) {
  const Response first = get("/api/v1/renewal-types");
  const std::string tag = header_of(first, "ETag");
  ASSERT_FALSE(tag.empty());
  Request again = request("GET", "/api/v1/renewal-types");
  again.headers["if-none-match"] = tag;
  EXPECT_EQ(send(std::move(again)).status, 304);
  Request other = request("GET", "/api/v1/renewal-types");
  other.headers["if-none-match"] = "\"another\"";
  EXPECT_EQ(send(std::move(other)).status, 200);
}

TEST_F(Dispatch, CompressesOnlyForThoseWhoCanRead) {
  Request able = request("GET", "/api/v1/renewal-types");
  able.headers["accept-encoding"] = "br, gzip";
  const Response packed = send(std::move(able));
  EXPECT_EQ(header_of(packed, "Content-Encoding"), "gzip");
  EXPECT_EQ(header_of(packed, "Vary"), "Accept-Encoding");
  const Response plain = get("/api/v1/renewal-types");
  EXPECT_EQ(header_of(plain, "Content-Encoding"), "");
  EXPECT_LT(std::get<StaticBody>(packed.body).bytes.size(),
            std::get<StaticBody>(plain.body).bytes.size());
}

TEST_F(Dispatch, BeginsALiveStreamWhereTheReaderLeftOff) {
  Request resumed = request("GET", "/api/v1/changes");
  resumed.headers["last-event-id"] = "1";
  EXPECT_EQ(std::get<LiveBody>(send(std::move(resumed)).body).after_seq, 1);
  const Response fresh = get("/api/v1/changes");
  EXPECT_EQ(header_of(fresh, "Content-Type"), "text/event-stream");
  EXPECT_EQ(std::get<LiveBody>(fresh.body).after_seq, app_->store().head().committed);
  EXPECT_FALSE(std::get<LiveBody>(fresh.body).reader.signed_in());
}

TEST_F(Dispatch, TakesAFileOnlyFromThoseWhoMaySendOne) {
  Request upload = request("POST", "/api/v1/files");
  EXPECT_TRUE(Dispatcher::is_upload(match_route("POST", "/api/v1/files")));
  EXPECT_FALSE(Dispatcher::is_upload(match_route("GET", "/api/v1/files")));
  const auto stranger = dispatcher_->begin_upload(upload);
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().kind, ErrorKind::unauthorized);
  const Browser browser = manager();
  Request forged = request("POST", "/api/v1/files", {browser.cookie, ""});
  EXPECT_FALSE(dispatcher_->begin_upload(forged));
  Request proper = request("POST", "/api/v1/files", browser);
  EXPECT_TRUE(dispatcher_->begin_upload(proper));
}

TEST_F(Dispatch, HandsAFileOverAndNeverShowsItAsAPageOfThisSite) {
  const Browser browser = manager();
  Request upload = request("POST", "/api/v1/files", browser);
  upload.query["name"] = "验收单.html";
  auto taken = dispatcher_->begin_upload(upload);
  ASSERT_TRUE(taken);
  ASSERT_TRUE((*taken)->write(as_bytes("<script>1</script>")));
  const Response stored = dispatcher_->finish({}, Dispatcher::finish_upload(upload, **taken));
  EXPECT_EQ(stored.status, 201);
  EXPECT_EQ(text_of(json_of(stored), "name"), "验收单.html");
  const std::string path = header_of(stored, "Location");
  EXPECT_EQ(path, "/api/v1/files/" + to_hex(sha256("<script>1</script>")));
  EXPECT_EQ(get(path).status, 401) << "evidence is not for the public";
  const Response response = get(path, browser);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(header_of(response, "Content-Disposition"), "attachment");
  EXPECT_EQ(header_of(response, "Content-Type"), "application/octet-stream");
  EXPECT_EQ(header_of(response, "Content-Security-Policy"), "sandbox; default-src 'none'");
  EXPECT_EQ(header_of(response, "Cache-Control"), "no-store") << "nobody on the way keeps it";
  EXPECT_EQ(get("/api/v1/files/" + std::string(64, 'a'), browser).status, 404);
  EXPECT_EQ(get("/api/v1/files/..%2f..%2fhuanxin.db", browser).status, 404);
}

}  // namespace
}  // namespace huanxin::api

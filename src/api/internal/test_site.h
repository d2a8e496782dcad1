#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <memory>
#include <string>

#include "api/dispatcher.h"
#include "api/metrics.h"
#include "app/app.h"
#include "store/files.h"

namespace huanxin::api {

/// A dispatcher over an installation in a folder of its own, with a clock that stands: for tests.
class Site : public testing::Test {
 protected:
  static constexpr const char* kPassword = "槐花 falls on the lane";
  static constexpr const char* kHost = "huanxin.test";

  /// Somebody with a browser: what it keeps between requests.
  struct Browser {
    std::string cookie;
    std::string csrf;
  };

  void SetUp() override {
    config_.dir =
        std::filesystem::path(testing::TempDir()) / ("site-" + new_id_text(clock_.now(), *random_));
    const auto token = app::App::create(config_, clock_, *random_);
    ASSERT_TRUE(token) << token.error().en << token.error().detail;
    first_link_ = *token;
    auto app = app::App::open(config_, clock_, *random_);
    ASSERT_TRUE(app) << app.error().en << app.error().detail;
    app_ = *std::move(app);
    dispatcher_ = std::make_unique<Dispatcher>(*app_, metrics_);
  }
  void TearDown() override {
    app_.reset();
    std::filesystem::remove_all(config_.dir);
  }

  static Request request(std::string method, std::string path, const Browser& browser = {}) {
    Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.id = "42";
    request.remote_address = "10.0.0.1";
    request.headers["host"] = kHost;
    if (!browser.cookie.empty()) request.headers["cookie"] = browser.cookie;
    if (!browser.csrf.empty()) request.headers["x-csrf-token"] = browser.csrf;
    return request;
  }
  static Request with_body(Request request, const Json& body) {
    request.headers["content-type"] = "application/json";
    request.body = to_text(body);
    return request;
  }

  Response send(Request request) {
    const Asking asking{request.language(), request.id, request.secure};
    std::promise<Answer> promise;
    Match match = match_route(request.method, request.path);
    dispatcher_->dispatch(std::move(match), std::move(request),
                          [&](Answer answer) { promise.set_value(std::move(answer)); });
    return dispatcher_->finish(asking, promise.get_future().get());
  }
  Response get(std::string path, const Browser& browser = {}) {
    return send(request("GET", std::move(path), browser));
  }
  Response post(std::string path, const Json& body, const Browser& browser = {}) {
    return send(with_body(request("POST", std::move(path), browser), body));
  }

  /// A body of JSON; anything else is an empty object.
  static JsonObject json_of(const Response& response) {
    const auto* text = std::get_if<std::string>(&response.body);
    const auto parsed = text == nullptr ? Result<Json>(Json()) : parse_json(*text);
    const JsonObject* object = parsed ? parsed->if_object() : nullptr;
    return object == nullptr ? JsonObject() : *object;
  }
  static std::string code_of(const Response& response) {
    return text_or_empty(json_of(response), "code");
  }
  static std::string header_of(const Response& response, const std::string& name) {
    const auto found = response.headers.find(name);
    return found == response.headers.end() ? "" : found->second;
  }

  /// Uses a one-time link; what the browser keeps afterwards.
  Browser enter(const std::string& token) {
    const Response response =
        post("/api/v1/setup", JsonObject{{"token", token}, {"password", kPassword}});
    EXPECT_EQ(response.status, 200) << std::get<std::string>(response.body);
    const std::string cookie = header_of(response, "Set-Cookie");
    return {cookie.substr(0, cookie.find(';')), text_of(json_of(response), "csrf_token")};
  }
  Browser admin() { return enter(first_link_); }

  /// A manager of a practice district with one subdistrict.
  Browser manager() {
    const JsonObject district{
        {"id", "practice"},
        {"name_zh", "示范区"},
        {"name_en", "Practice"},
        {"practice", true},
        {"subdistricts",
         JsonArray{JsonObject{{"code", "999999001"}, {"name", "示范一街道"}, {"kind", "街道"}}}}};
    const auto opened = run_locally("district.open", district);
    EXPECT_TRUE(opened) << opened.error().en;
    const auto made = run_locally(
        "account.create",
        JsonObject{{"name", "zhao.manager"}, {"role", "manager"}, {"district", "practice"}});
    EXPECT_TRUE(made) << made.error().en;
    return enter(text_of(made->reply, "token"));
  }
  Result<store::Receipt> run_locally(std::string_view command, Json body) {
    return app_->execute_and_wait(app::App::local_operator(), command,
                                  {.target = "", .body = std::move(body), .expected_version = {}});
  }

  const std::unique_ptr<Random> random_ = system_random();
  ManualClock clock_{Instant{1'700'000'000'000}};  // 2023-11-14, in Beijing the 15th
  app::Config config_;
  Metrics metrics_;
  std::unique_ptr<app::App> app_;
  std::unique_ptr<Dispatcher> dispatcher_;
  std::string first_link_;
};

}  // namespace huanxin::api

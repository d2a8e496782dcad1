#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <mutex>
#include <string>

#include "app/app.h"
#include "app/content.h"

namespace huanxin::app {

/// An installation in a folder of its own, with a clock that stands: for tests.
class Office : public testing::Test {
 protected:
  static constexpr std::int64_t kMinute = 60'000;
  static constexpr std::int64_t kHour = 60 * kMinute;
  static constexpr const char* kPassword = "槐花 falls on the lane";

  void SetUp() override {
    config_.dir = std::filesystem::path(testing::TempDir()) /
                  ("office-" + std::string(new_id_text(clock_.now(), *chance_)));
    config_.seal_interval_ms = 1000;
    const auto token = App::create(config_, clock_, random_);
    ASSERT_TRUE(token) << token.error().en << token.error().detail;
    first_link_ = *token;
    reopen();
  }
  void TearDown() override {
    app_.reset();
    std::filesystem::remove_all(config_.dir);
  }

  void reopen() {
    app_.reset();
    auto app = App::open(config_, clock_, random_);
    ASSERT_TRUE(app) << app.error().en << app.error().detail;
    app_ = *std::move(app);
  }

  Result<SignedIn> sign_in(const std::string& name, const std::string& password,
                           const std::string& address = "10.0.0.1") {
    std::promise<Result<SignedIn>> answer;
    app_->sign_in(name, password, address,
                  [&](Result<SignedIn> done) { answer.set_value(std::move(done)); });
    return answer.get_future().get();
  }
  Result<SignedIn> redeem(const std::string& token, const std::string& password = kPassword) {
    std::promise<Result<SignedIn>> answer;
    app_->redeem_link(token, password,
                      [&](Result<SignedIn> done) { answer.set_value(std::move(done)); });
    return answer.get_future().get();
  }
  Result<Done> sign_out(const Principal& principal) {
    std::promise<Result<Done>> answer;
    app_->sign_out(principal, [&](Result<Done> done) { answer.set_value(std::move(done)); });
    return answer.get_future().get();
  }
  Result<Done> change_password(const Principal& principal, const std::string& old_password,
                               const std::string& new_password) {
    std::promise<Result<Done>> answer;
    app_->change_password(principal, old_password, new_password,
                          [&](Result<Done> done) { answer.set_value(std::move(done)); });
    return answer.get_future().get();
  }

  Result<store::Receipt> run(const Principal& who, std::string_view command, Json body,
                             const std::string& target = "", const std::string& key = "") {
    return app_->execute_and_wait(
        who, command, {.target = target, .body = std::move(body), .expected_version = {}}, key);
  }

  /// A district with two subdistricts, as the local operator opens it.
  void open_district(const std::string& id) {
    const JsonObject body{
        {"id", id},
        {"name_zh", "示范区"},
        {"name_en", "Practice"},
        {"practice", true},
        {"subdistricts",
         JsonArray{JsonObject{{"code", "999999001"}, {"name", "示范一街道"}, {"kind", "街道"}},
                   JsonObject{{"code", "999999002"}, {"name", "示范二街道"}, {"kind", "街道"}}}}};
    const auto receipt = run(App::local_operator(), "district.open", body);
    ASSERT_TRUE(receipt) << receipt.error().en;
  }

  /// A new account that has used its link; the principal of its session.
  SignedIn join(JsonObject body) {
    const auto made = run(App::local_operator(), "account.create", std::move(body));
    EXPECT_TRUE(made) << made.error().en;
    const auto entered = redeem(text_of(made->reply, "token"));
    EXPECT_TRUE(entered) << entered.error().en;
    return *entered;
  }

  static std::string code_of(const auto& result) { return result ? "" : result.error().code; }

  const std::unique_ptr<Random> chance_ = system_random();  // tests that run at once do not meet
  ManualClock clock_{Instant{1'700'000'000'000}};           // 2023-11-14, in Beijing the 15th
  SeededRandom random_{42};
  Config config_;
  std::unique_ptr<App> app_;
  std::string first_link_;
};

}  // namespace huanxin::app

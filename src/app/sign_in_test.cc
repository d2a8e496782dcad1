#include "app/internal/test_office.h"

namespace huanxin::app {
namespace {

class SignIn : public Office {};

TEST_F(SignIn, BeginsWithTheOneTimeLinkOfTheFirstAdministrator) {
  const auto entered = redeem(first_link_);
  ASSERT_TRUE(entered) << entered.error().en;
  EXPECT_EQ(entered->principal.role, "admin");
  EXPECT_EQ(entered->principal.district, "");
  const auto principal = app_->principal(entered->token);
  ASSERT_TRUE(principal);
  EXPECT_EQ(principal->account, entered->principal.account);
  EXPECT_EQ(principal->csrf_token, entered->principal.csrf_token);
  EXPECT_FALSE(principal->csrf_token.empty());
}

TEST_F(SignIn, NeverWorksWithADefaultPassword) {
  for (const char* guess : {"", "admin", "password", "huanxin"})
    EXPECT_EQ(code_of(sign_in("admin", guess)), "app.sign_in_refused");
}

TEST_F(SignIn, WorksWithTheRightPasswordOnly) {
  ASSERT_TRUE(redeem(first_link_));
  EXPECT_EQ(code_of(sign_in("admin", "a wrong password")), "app.sign_in_refused");
  EXPECT_EQ(code_of(sign_in("nobody", kPassword)), "app.sign_in_refused");
  const auto entered = sign_in("admin", kPassword);
  ASSERT_TRUE(entered);
  EXPECT_TRUE(app_->principal(entered->token));
  EXPECT_EQ(app_->sign_ins().succeeded, 2);
  EXPECT_EQ(app_->sign_ins().refused, 2);
}

TEST_F(SignIn, GivesANewTokenEveryTime) {
  ASSERT_TRUE(redeem(first_link_));
  const auto first = sign_in("admin", kPassword);
  const auto second = sign_in("admin", kPassword);
  EXPECT_NE(first->token, second->token);
  EXPECT_NE(first->principal.csrf_token, second->principal.csrf_token);
  EXPECT_TRUE(app_->principal(first->token));
  EXPECT_TRUE(app_->principal(second->token));
}

TEST_F(SignIn, LeavesNoLogEntry) {
  const auto entries = app_->store().seal();
  ASSERT_TRUE(entries);
  ASSERT_TRUE(redeem(first_link_));
  ASSERT_TRUE(sign_in("admin", kPassword));
  const auto after = app_->store().seal();
  EXPECT_EQ(after->size, entries->size);
}

TEST_F(SignIn, KeepsNeitherTokenNorPasswordInTheFolder) {
  const auto entered = redeem(first_link_);
  ASSERT_TRUE(entered);
  const std::vector<std::string> secrets = {entered->token, first_link_, kPassword};
  app_.reset();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(config_.dir)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    for (const std::string& secret : secrets)
      EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path();
  }
}

TEST_F(SignIn, IsThePublicWithoutATokenAndRefusedWithAForgedOne) {
  const auto nobody = app_->principal("");
  ASSERT_TRUE(nobody);
  EXPECT_FALSE(nobody->signed_in());
  EXPECT_EQ(code_of(app_->principal("forged")), "app.session_ended");
}

TEST_F(SignIn, EndsAfterHalfAnHourWithoutUse) {
  const auto entered = redeem(first_link_);
  clock_.advance_ms(29 * kMinute);
  EXPECT_TRUE(app_->principal(entered->token));
  clock_.advance_ms(29 * kMinute);
  EXPECT_TRUE(app_->principal(entered->token));
  clock_.advance_ms(30 * kMinute);
  EXPECT_EQ(code_of(app_->principal(entered->token)), "app.session_ended");
}

TEST_F(SignIn, EndsAfterEightHoursHoweverBusy) {
  const auto entered = redeem(first_link_);
  for (int minute = 0; minute < 8 * 60; minute += 20) {
    ASSERT_TRUE(app_->principal(entered->token)) << minute;
    clock_.advance_ms(20 * kMinute);
  }
  EXPECT_EQ(code_of(app_->principal(entered->token)), "app.session_ended");
}

TEST_F(SignIn, OutlivesARestartOfTheProgram) {
  const auto entered = redeem(first_link_);
  clock_.advance_ms(20 * kMinute);
  ASSERT_TRUE(app_->principal(entered->token)) << "writes when it was seen";
  reopen();
  clock_.advance_ms(20 * kMinute);
  const auto principal = app_->principal(entered->token);
  ASSERT_TRUE(principal) << principal.error().code;
  EXPECT_EQ(principal->csrf_token, entered->principal.csrf_token);
  clock_.advance_ms(31 * kMinute);
  EXPECT_FALSE(app_->principal(entered->token));
}

TEST_F(SignIn, EndsBySigningOutForGood) {
  const auto entered = redeem(first_link_);
  ASSERT_TRUE(sign_out(entered->principal));
  EXPECT_EQ(code_of(app_->principal(entered->token)), "app.session_ended");
  reopen();
  EXPECT_EQ(code_of(app_->principal(entered->token)), "app.session_ended");
}

TEST_F(SignIn, IsTurnedAwayAfterTooManyAttemptsOnOneName) {
  config_.sign_in_attempts_max = 3;
  reopen();
  ASSERT_TRUE(redeem(first_link_));
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(code_of(sign_in("admin", "wrong", "10.0.0." + std::to_string(i))),
              "app.sign_in_refused");
  const auto away = sign_in("admin", kPassword, "10.0.0.9");
  EXPECT_EQ(code_of(away), "app.sign_in_too_often") << "even with the right password";
  EXPECT_EQ(away.error().retry_after_s, 15 * 60);
  EXPECT_EQ(away.error().kind, ErrorKind::too_many);
  clock_.advance_ms(15 * kMinute);
  EXPECT_TRUE(sign_in("admin", kPassword));
}

TEST_F(SignIn, IsTurnedAwayAfterTooManyNamesFromOneAddress) {
  config_.sign_in_attempts_max = 3;
  reopen();
  ASSERT_TRUE(redeem(first_link_));
  for (int i = 0; i < 30; ++i)  // ten times what one name may: a whole office has one address
    EXPECT_EQ(code_of(sign_in("name" + std::to_string(i), "wrong")), "app.sign_in_refused");
  EXPECT_EQ(code_of(sign_in("admin", kPassword)), "app.sign_in_too_often");
  EXPECT_TRUE(sign_in("admin", kPassword, "10.0.0.2")) << "others are not held up";
}

TEST_F(SignIn, DoesNotCountAgainstAnAddressWhereItWorks) {
  config_.sign_in_attempts_max = 2;
  reopen();
  ASSERT_TRUE(redeem(first_link_));
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(sign_in("admin", kPassword)) << i;
}

TEST_F(SignIn, TakesAsLongForNobodyAsForSomebody) {
  ASSERT_TRUE(redeem(first_link_));
  const auto time = [&](const std::string& name) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(code_of(sign_in(name, "a wrong password")), "app.sign_in_refused");
    return std::chrono::steady_clock::now() - begin;
  };
  const auto known = std::min({time("admin"), time("admin"), time("admin")});
  const auto unknown = std::min({time("nobody"), time("nobody2"), time("nobody3")});
  EXPECT_LT(known, unknown * 3);
  EXPECT_LT(unknown, known * 3);
}

TEST_F(SignIn, WithManyAtOnceRefusesRatherThanPilesUp) {
  ASSERT_TRUE(redeem(first_link_));
  config_.sign_in_attempts_max = 1000;
  reopen();
  std::mutex mutex;
  std::condition_variable all;
  int answered = 0;
  int busy = 0;
  for (int i = 0; i < 100; ++i) {
    app_->sign_in("admin", "wrong", "10.0.0.1", [&](const Result<SignedIn>& done) {
      const std::lock_guard lock(mutex);
      if (code_of(done) == "app.sign_in_busy") ++busy;
      ++answered;
      all.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  all.wait(lock, [&] { return answered == 100; });
  EXPECT_GT(busy, 20);
  EXPECT_LT(busy, 40);
}

class Link : public Office {};

TEST_F(Link, IsUsedOnce) {
  ASSERT_TRUE(redeem(first_link_));
  EXPECT_EQ(code_of(redeem(first_link_, "another fine phrase")), "app.link_invalid");
  EXPECT_TRUE(sign_in("admin", kPassword)) << "and the second try changed nothing";
}

TEST_F(Link, IsUsedOnceByOneOfManyAtOnce) {
  std::vector<std::promise<std::string>> answers(4);
  for (auto& answer : answers)
    app_->redeem_link(first_link_, kPassword,
                      [&](const Result<SignedIn>& done) { answer.set_value(code_of(done)); });
  int entered = 0;
  for (auto& answer : answers) {
    const std::string code = answer.get_future().get();
    if (code.empty())
      ++entered;
    else
      EXPECT_EQ(code, "app.link_invalid");
  }
  EXPECT_EQ(entered, 1);
}

TEST_F(Link, ExpiresAfterItsHours) {
  clock_.advance_ms(48 * kHour);
  EXPECT_EQ(code_of(redeem(first_link_)), "app.link_invalid");
}

TEST_F(Link, SurvivesAWeakPassword) {
  EXPECT_EQ(code_of(redeem(first_link_, "short")), "app.password_too_short");
  EXPECT_EQ(code_of(redeem(first_link_, "password2024!")), "app.password_weak");
  EXPECT_EQ(code_of(redeem(first_link_, "the admin of all")), "app.password_is_name");
  EXPECT_TRUE(redeem(first_link_));
}

TEST_F(Link, IsRefusedWhenForged) {
  EXPECT_EQ(code_of(redeem("forged")), "app.link_invalid");
  EXPECT_EQ(code_of(redeem("")), "app.link_invalid");
}

TEST_F(Link, WhenRenewedEndsSessionsAndTheOldLink) {
  const auto entered = redeem(first_link_);
  const auto renewed =
      run(App::local_operator(), "account.renew_link", JsonObject(), entered->principal.account);
  ASSERT_TRUE(renewed) << renewed.error().en;
  EXPECT_EQ(code_of(app_->principal(entered->token)), "app.session_ended");
  EXPECT_TRUE(sign_in("admin", kPassword)) << "the old password stays until the link is used";
  ASSERT_TRUE(redeem(text_of(renewed->reply, "token"), "a phrase of some length"));
  EXPECT_FALSE(sign_in("admin", kPassword));
  EXPECT_TRUE(sign_in("admin", "a phrase of some length"));
}

class PasswordChange : public Office {};

TEST_F(PasswordChange, NeedsTheOldPassword) {
  const auto entered = redeem(first_link_);
  EXPECT_EQ(code_of(change_password(entered->principal, "wrong", "a phrase of some length")),
            "app.password_wrong");
  EXPECT_EQ(code_of(change_password(entered->principal, kPassword, "short")),
            "app.password_too_short");
  EXPECT_EQ(code_of(change_password(Principal{}, kPassword, "a phrase of some length")),
            "app.sign_in_needed");
}

TEST_F(PasswordChange, EndsTheOtherSessionsOnly) {
  const auto here = redeem(first_link_);
  const auto there = sign_in("admin", kPassword);
  ASSERT_TRUE(there);
  ASSERT_TRUE(change_password(here->principal, kPassword, "a phrase of some length"));
  EXPECT_TRUE(app_->principal(here->token));
  EXPECT_EQ(code_of(app_->principal(there->token)), "app.session_ended");
  EXPECT_FALSE(sign_in("admin", kPassword));
  EXPECT_TRUE(sign_in("admin", "a phrase of some length"));
}

TEST_F(PasswordChange, CannotBeUsedForGuessing) {
  config_.sign_in_attempts_max = 2;
  reopen();
  const auto entered = redeem(first_link_);
  for (int i = 0; i < 2; ++i)
    EXPECT_FALSE(change_password(entered->principal, "guess", "a phrase of some length"));
  EXPECT_EQ(code_of(change_password(entered->principal, kPassword, "a phrase of some length")),
            "app.sign_in_too_often");
}

}  // namespace
}  // namespace huanxin::app

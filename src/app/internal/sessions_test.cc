#include "app/internal/sessions.h"

#include <gtest/gtest.h>

namespace huanxin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

class SessionsTest : public testing::Test {
 protected:
  void open(const std::string& hash, const std::string& account) {
    sessions_.put({hash, Instant{0}, Instant{0}}, {.account = account, .role = "clerk"});
  }
  bool alive(const std::string& hash, std::int64_t at_ms) {
    return sessions_.find(hash, Instant{at_ms}).has_value();
  }

  Sessions sessions_{{.idle_ms = 30 * kMinute, .lifetime_ms = 8 * kHour}};
};

TEST_F(SessionsTest, KeepsAnAccountsNewestTwenty) {
  for (int i = 0; i < 21; ++i)
    sessions_.put({"s" + std::to_string(i), Instant{i}, Instant{i}}, {.account = "wang"});
  sessions_.put({"other", Instant{0}, Instant{0}}, {.account = "li"});
  EXPECT_FALSE(alive("s0", 30));
  EXPECT_TRUE(alive("s1", 30));
  EXPECT_TRUE(alive("s20", 30));
  EXPECT_TRUE(alive("other", 30));
}

TEST_F(SessionsTest, EndsAfterHalfAnHourWithoutUse) {
  open("s", "wang");
  EXPECT_TRUE(alive("s", 30 * kMinute - 1));
  EXPECT_TRUE(alive("s", 60 * kMinute - 2)) << "its idle time began anew";
  EXPECT_FALSE(alive("s", 90 * kMinute));
  EXPECT_FALSE(alive("s", 0)) << "what has ended stays ended";
}

TEST_F(SessionsTest, EndsAfterEightHoursHoweverBusy) {
  open("s", "wang");
  for (std::int64_t at = 0; at < 8 * kHour; at += 10 * kMinute) ASSERT_TRUE(alive("s", at));
  EXPECT_FALSE(alive("s", 8 * kHour));
}

TEST_F(SessionsTest, DoNotLiveLongerForBeingAskedAbout) {
  open("s", "wang");
  EXPECT_TRUE(sessions_.lives("s", Instant{29 * kMinute}));
  EXPECT_FALSE(sessions_.lives("s", Instant{30 * kMinute}));
  EXPECT_FALSE(sessions_.lives("other", Instant{0}));
  sessions_.end("s");
  EXPECT_FALSE(sessions_.lives("s", Instant{0}));
}

TEST_F(SessionsTest, SaysWhenItWillEnd) {
  open("s", "wang");
  EXPECT_EQ(sessions_.find("s", Instant{kMinute})->principal.expires_at.ms, 31 * kMinute);
}

TEST_F(SessionsTest, DoesNotGrowYoungerWhenTheClockIsSetBack) {
  open("s", "wang");
  ASSERT_TRUE(alive("s", 20 * kMinute));
  ASSERT_TRUE(alive("s", 1 * kMinute));
  EXPECT_FALSE(alive("s", 50 * kMinute));
}

TEST_F(SessionsTest, AsksForOneWriteAMinute) {
  open("s", "wang");
  EXPECT_FALSE(sessions_.find("s", Instant{59'999})->write_due);
  EXPECT_TRUE(sessions_.find("s", Instant{60'000})->write_due);
  EXPECT_FALSE(sessions_.find("s", Instant{60'001})->write_due);
  EXPECT_TRUE(sessions_.find("s", Instant{120'000})->write_due);
}

TEST_F(SessionsTest, OfOneAccountEndTogetherButForTheOneKept) {
  open("a", "wang");
  open("b", "wang");
  open("c", "li");
  sessions_.end_of("wang", "b");
  EXPECT_FALSE(alive("a", 1));
  EXPECT_TRUE(alive("b", 1));
  EXPECT_TRUE(alive("c", 1));
}

TEST_F(SessionsTest, TakeOverANewRoleAtOnce) {
  open("a", "wang");
  sessions_.refresh({.account = "wang", .role = "auditor", .district = "chaoyang"});
  EXPECT_EQ(sessions_.find("a", Instant{1})->principal.role, "auditor");
  EXPECT_EQ(sessions_.find("a", Instant{1})->principal.district, "chaoyang");
}

TEST(SessionToken, IsRandomAndItsFormTokenIsAnother) {
  SeededRandom random(1);
  const std::string first = new_token(random);
  EXPECT_EQ(first.size(), 43U);
  EXPECT_NE(first, new_token(random));
  EXPECT_NE(csrf_of_token(first), hash_of_token(first));
  EXPECT_EQ(csrf_of_token(first), csrf_of_token(first));
}

}  // namespace
}  // namespace huanxin::app

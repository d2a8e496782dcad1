#include "app/internal/attempts.h"

#include <gtest/gtest.h>

namespace huanxin::app {
namespace {

constexpr std::int64_t kMinute = 60'000;

TEST(Attempts, AreRefusedBeyondTheLimitAndSayWhenToComeBack) {
  Attempts attempts(3, 15 * kMinute);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(attempts.begin("wang", Instant{i * kMinute}), 0);
  EXPECT_EQ(attempts.begin("wang", Instant{5 * kMinute}), 600);
  EXPECT_EQ(attempts.begin("wang", Instant{15 * kMinute - 1}), 1);
  EXPECT_EQ(attempts.begin("wang", Instant{15 * kMinute}), 0)
      << "the first one is out of the window";
  EXPECT_EQ(attempts.begin("wang", Instant{15 * kMinute}), 60) << "the second one is not";
}

TEST(Attempts, OfOneKeyDoNotCountForAnother) {
  Attempts attempts(1, kMinute);
  EXPECT_EQ(attempts.begin("wang", Instant{0}), 0);
  EXPECT_EQ(attempts.begin("li", Instant{0}), 0);
  EXPECT_NE(attempts.begin("wang", Instant{0}), 0);
}

TEST(Attempts, ThatTurnOutWellAreTakenBack) {
  Attempts attempts(1, kMinute);
  EXPECT_EQ(attempts.begin("wang", Instant{0}), 0);
  attempts.take_back("wang");
  EXPECT_EQ(attempts.begin("wang", Instant{1}), 0);
  attempts.forget("wang");
  EXPECT_EQ(attempts.begin("wang", Instant{2}), 0);
}

TEST(Attempts, RememberAnAttackedNameWhileManyOthersAreTried) {
  Attempts attempts(3, 15 * kMinute);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(attempts.begin("wang", Instant{0}), 0);
  for (int i = 0; i < 50'000; ++i) attempts.begin("name" + std::to_string(i), Instant{1});
  EXPECT_NE(attempts.begin("wang", Instant{2}), 0);
}

}  // namespace
}  // namespace huanxin::app

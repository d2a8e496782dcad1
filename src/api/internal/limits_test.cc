#include "api/internal/limits.h"

#include <gtest/gtest.h>

namespace huanxin::api {
namespace {

using std::chrono::milliseconds;

const Limits::Time kStart{std::chrono::hours(1)};

int requests_taken(Limits& limits, const std::string& address, int asked, Limits::Time now) {
  int taken = 0;
  for (int i = 0; i < asked; ++i) taken += limits.take_request(address, now) ? 1 : 0;
  return taken;
}

TEST(Connections, AreRefusedBeyondTheLimitOfOneAddress) {
  Limits limits(10, 2, 100);
  EXPECT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart));
  EXPECT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart));
  EXPECT_FALSE(limits.open_connection("a", Limits::Behind::one, kStart));
  EXPECT_TRUE(limits.open_connection("b", Limits::Behind::one, kStart));
  limits.close_connection("a");
  EXPECT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart));
}

TEST(Connections, AreRefusedBeyondTheLimitOfAll) {
  Limits limits(2, 2, 100);
  EXPECT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart));
  EXPECT_TRUE(limits.open_connection("b", Limits::Behind::one, kStart));
  EXPECT_FALSE(limits.open_connection("c", Limits::Behind::one, kStart));
  limits.close_connection("b");
  EXPECT_TRUE(limits.open_connection("c", Limits::Behind::one, kStart));
}

TEST(Requests, MayComeInABurstOfTwoSecondsAndThenAtTheRate) {
  Limits limits(10, 10, 10);
  ASSERT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart));
  EXPECT_EQ(requests_taken(limits, "a", 100, kStart), 20);
  EXPECT_EQ(requests_taken(limits, "a", 100, kStart + milliseconds(500)), 5);
  EXPECT_EQ(requests_taken(limits, "a", 100, kStart + milliseconds(60'000)), 20);
}

TEST(Requests, OfOneAddressDoNotUseUpThoseOfAnother) {
  Limits limits(10, 10, 10);
  ASSERT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart));
  ASSERT_TRUE(limits.open_connection("b", Limits::Behind::one, kStart));
  EXPECT_EQ(requests_taken(limits, "a", 100, kStart), 20);
  EXPECT_EQ(requests_taken(limits, "b", 5, kStart), 5);
}

TEST(Requests, AreNotGivenAnewToANewConnection) {
  Limits limits(10, 10, 10);
  ASSERT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart));
  EXPECT_EQ(requests_taken(limits, "a", 100, kStart), 20);
  limits.close_connection("a");
  ASSERT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart + milliseconds(1900)));
  EXPECT_EQ(requests_taken(limits, "a", 100, kStart + milliseconds(1900)), 19);
  limits.close_connection("a");
  ASSERT_TRUE(limits.open_connection("a", Limits::Behind::one, kStart + milliseconds(10'000)));
  EXPECT_EQ(requests_taken(limits, "a", 100, kStart + milliseconds(10'000)), 20);
}

}  // namespace
}  // namespace huanxin::api

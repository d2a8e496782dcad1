#include "base/money.h"

#include <gtest/gtest.h>

#include <limits>

namespace huanxin {
namespace {

constexpr auto kMost = Money::fen(std::numeric_limits<std::int64_t>::max());
constexpr auto kLeast = Money::fen(std::numeric_limits<std::int64_t>::min());

TEST(Money, AddsAndSubtractsToTheFen) {
  EXPECT_EQ((Money::fen(10) + Money::fen(20)).in_fen(), 30);
  EXPECT_EQ((Money::fen(10) - Money::fen(20)).in_fen(), -10);
  static_assert(Money::fen(1) + Money::fen(2) == Money::fen(3));
}

TEST(Money, ComparesByAmount) {
  EXPECT_LT(Money::fen(-1), Money::fen(0));
  EXPECT_EQ(Money::fen(5), Money::fen(5));
}

TEST(Money, NeverWrapsAround) {
  EXPECT_THROW(static_cast<void>(kMost + Money::fen(1)), Bug);
  EXPECT_THROW(static_cast<void>(kLeast - Money::fen(1)), Bug);
  EXPECT_THROW(static_cast<void>(Money::fen(0) - kLeast), Bug);
  EXPECT_EQ(kMost + Money::fen(0), kMost);
}

}  // namespace
}  // namespace huanxin

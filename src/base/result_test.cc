#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace huanxin {
namespace {

constexpr ErrorSpec kOdd{ErrorKind::invalid, "number.odd", "{0} 是奇数。", "{0} is odd."};

Result<int> half(int number) {
  if (number % 2 != 0) return Error::of(kOdd, {std::to_string(number)});
  return number / 2;
}

Result<int> quarter(int number) {
  HX_TRY(const int once, half(number));
  HX_TRY(const int twice, half(once));
  return twice;
}

Result<Done> require_even(int number, int& calls) {
  ++calls;
  HX_DO(half(number));
  return Done{};
}

TEST(Result, HoldsAValue) {
  const auto result = half(8);
  ASSERT_TRUE(result);
  EXPECT_TRUE(result.has_value());
  EXPECT_EQ(result.value(), 4);
  EXPECT_EQ(*result, 4);
  EXPECT_EQ(result.value_or(7), 4);
}

TEST(Result, HoldsAnError) {
  const auto result = half(7);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "number.odd");
  EXPECT_EQ(result.error().en, "7 is odd.");
  EXPECT_EQ(result.value_or(-1), -1);
}

TEST(Result, TreatsAskingForTheWrongSideAsABug) {
  EXPECT_THROW(static_cast<void>(half(7).value()), Bug);
  EXPECT_THROW(static_cast<void>(half(8).error()), Bug);
}

TEST(HxTry, GoesOnWithTheValueOrReturnsTheError) {
  EXPECT_EQ(quarter(12).value(), 3);
  EXPECT_EQ(quarter(6).error().en, "3 is odd.");
  EXPECT_EQ(quarter(5).error().en, "5 is odd.");
}

TEST(HxDo, PassesAFailureOnAndEvaluatesOnce) {
  int calls = 0;
  EXPECT_TRUE(require_even(2, calls));
  EXPECT_EQ(require_even(3, calls).error().code, "number.odd");
  EXPECT_EQ(calls, 2);
}

TEST(Result, MovesWhatCannotBeCopied) {
  const auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(5); };
  const auto use = [&]() -> Result<int> {
    HX_TRY(const std::unique_ptr<int> owned, make());
    return *owned;
  };
  EXPECT_EQ(use().value(), 5);
}

TEST(Result, GivesAccessThroughTheArrow) {
  Result<std::string> text = std::string("abc");
  text->push_back('d');
  EXPECT_EQ(text->size(), 4U);
}

}  // namespace
}  // namespace huanxin

#include "base/number.h"

#include <gtest/gtest.h>

namespace huanxin {
namespace {

TEST(ToInteger, ReadsDecimalDigitsAndNothingElse) {
  EXPECT_EQ(to_integer("0"), 0);
  EXPECT_EQ(to_integer("-17"), -17);
  EXPECT_EQ(to_integer("9223372036854775807"), INT64_MAX);
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "0x1", "9223372036854775808"})
    EXPECT_FALSE(to_integer(text)) << text;
}

}  // namespace
}  // namespace huanxin

#include "base/check.h"

#include <gtest/gtest.h>

namespace huanxin {
namespace {

TEST(Check, SaysWhichConditionBrokeAndWhere) {
  try {
    HX_CHECK(1 + 1 == 3);
    FAIL() << "a broken promise went unnoticed";
  } catch (const Bug& bug) {
    const std::string what = bug.what();
    EXPECT_NE(what.find("1 + 1 == 3"), std::string::npos) << what;
    EXPECT_NE(what.find("check_test.cc"), std::string::npos) << what;
  }
}

TEST(Check, EvaluatesItsConditionOnce) {
  int count = 0;
  HX_CHECK(++count == 1);
  EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace huanxin

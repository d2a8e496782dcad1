#include "projects/codes.h"

#include <gtest/gtest.h>

namespace huanxin::projects {
namespace {

TEST(CreditCode, AcceptsCodesThatHold) {
  EXPECT_EQ(check_credit_code("91110105MA0HX2A443"), CodeCheck::valid);
  EXPECT_EQ(check_credit_code("91110105MA0HX2B75Y"), CodeCheck::valid);
  EXPECT_EQ(check_credit_code("91110105000000019Q"), CodeCheck::valid);
}

TEST(CreditCode, RefusesAWrongLengthLetterOrCheckCharacter) {
  for (const auto* code : {"", "91110105MA0HX2A44", "91110105MA0HX2A4433", "91110105MA0HX2A444",
                           "91110105MA0HX2A44O", "9111O105MA0HX2A443", "91110105ma0hx2a443"})
    EXPECT_EQ(check_credit_code(code), CodeCheck::invalid) << code;
}

TEST(CreditCode, RefusesEverySingleChangedCharacter) {
  const std::string code = "91110105MA0HX2A443";
  for (std::size_t i = 0; i < code.size(); ++i) {
    for (const char c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      std::string changed = code;
      changed[i] = c;
      if (changed == code) continue;
      EXPECT_EQ(check_credit_code(changed), CodeCheck::invalid) << changed;
    }
  }
}

TEST(CreditCode, OnlyDoubtsAnOrganisationCodeThatFailsItsOwnCheck) {
  // The whole code holds, the organisation code inside would end in 9.
  int doubtful = 0;
  const std::string head = "91110105000000018";
  for (const char c : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
    const CodeCheck check = check_credit_code(head + c);
    if (check != CodeCheck::invalid) {
      EXPECT_EQ(check, CodeCheck::doubtful);
      ++doubtful;
    }
  }
  EXPECT_EQ(doubtful, 1);
}

TEST(ProjectCode, AcceptsTheFormOfThePlatform) {
  EXPECT_TRUE(is_project_code("2403-110105-04-01-123456"));
  EXPECT_TRUE(is_project_code("2412-110105-89-05-12345X"));
}

TEST(ProjectCode, RefusesOtherForms) {
  for (const auto* code :
       {"", "2413-110105-04-01-123456", "2400-110105-04-01-123456", "2403-110105-04-01-12345",
        "2403-110105-04-01-12345x", "2403 110105-04-01-123456", "24A3-110105-04-01-123456"})
    EXPECT_FALSE(is_project_code(code)) << code;
}

}  // namespace
}  // namespace huanxin::projects

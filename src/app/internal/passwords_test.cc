#include "app/internal/passwords.h"

#include <argon2.h>
#include <gtest/gtest.h>

namespace huanxin::app {
namespace {

std::string fault_of(std::string_view password, std::string_view name = "wangwei-cy") {
  const auto answer = check_password(password, name);
  return answer ? "" : answer.error().code;
}

TEST(Password, OfUnrelatedWordsIsTaken) {
  EXPECT_EQ(fault_of("correct horse battery"), "");
  EXPECT_EQ(fault_of("雨后槐花落满胡同口了"), "") << "ten characters, not ten bytes";
}

TEST(Password, IsCountedInCharacters) {
  EXPECT_EQ(fault_of("雨后槐花落满"), "app.password_too_short");
  EXPECT_EQ(fault_of("kx8-Pw2!q"), "app.password_too_short");
  EXPECT_EQ(fault_of(std::string(201, 'x')), "app.password_too_long");
}

TEST(Password, ThatManyOthersHaveIsRefused) {
  for (const char* common : {"1qaz2wsx3edc", "Woaini@1314", "password2024!", "5201314520",
                             "Beijing#2024", "ADMINISTRATOR", "2024chaoyang!!", "qwertyuiop"})
    EXPECT_EQ(fault_of(common), "app.password_weak") << common;
}

TEST(Password, OfRepeatsAndRunsIsRefused) {
  for (const char* dull : {"aaaaaaaaaa", "1212121212", "abcdefghijkl", "9876543210"})
    EXPECT_EQ(fault_of(dull), "app.password_weak") << dull;
}

TEST(Password, MustNotHoldTheName) {
  EXPECT_EQ(fault_of("xx-WangWei-CY-7"), "app.password_is_name");
}

TEST(PasswordHash, MatchesItsPasswordAndNoOther) {
  SeededRandom random(7);
  const auto encoded = hash_password("correct horse battery", random);
  ASSERT_TRUE(encoded);
  EXPECT_TRUE(encoded->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(password_matches(*encoded, "correct horse battery"));
  EXPECT_FALSE(password_matches(*encoded, "correct horse battery "));
  const auto again = hash_password("correct horse battery", random);
  EXPECT_NE(*encoded, *again) << "each has a salt of its own";
}

TEST(PasswordHash, OfNobodyIsWellFormedButMatchesNothing) {
  EXPECT_TRUE(decoy_hash().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_EQ(argon2id_verify(decoy_hash().c_str(), "password", 8), ARGON2_VERIFY_MISMATCH)
      << "anything else would have been answered before the work was done, and so too soon";
}

}  // namespace
}  // namespace huanxin::app

#include "base/id.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

namespace huanxin {
namespace {

TEST(IdText, AllowsWhatFitsAnAddressAndAFileName) {
  EXPECT_TRUE(is_id_text("a"));
  EXPECT_TRUE(is_id_text("110105"));
  EXPECT_TRUE(is_id_text("cn-2026.v1_draft"));
  EXPECT_TRUE(is_id_text(std::string(64, 'z')));
}

TEST(IdText, RefusesEverythingElse) {
  EXPECT_FALSE(is_id_text(""));
  EXPECT_FALSE(is_id_text(std::string(65, 'z')));
  for (const char* text : {"A", "a b", "a/b", "a\n", "片区", "a:b", "a%20", "\x7f"})
    EXPECT_FALSE(is_id_text(text)) << text;
  EXPECT_FALSE(is_id_text(std::string_view("a\0b", 3)));
}

TEST(Id, OfDifferentKindsDoNotMix) {
  EXPECT_FALSE((std::is_convertible_v<AccountId, DistrictId>));
  EXPECT_FALSE((std::is_constructible_v<AccountId, DistrictId>));
  EXPECT_FALSE((std::is_convertible_v<std::string, AccountId>));
}

TEST(Id, ComparesAndHashesByItsText) {
  EXPECT_EQ(AccountId("li"), AccountId("li"));
  EXPECT_LT(AccountId("li"), AccountId("wang"));
  EXPECT_TRUE(AccountId().empty());
  const std::unordered_set<AccountId> ids{AccountId("li"), AccountId("li"), AccountId("wang")};
  EXPECT_EQ(ids.size(), 2U);
}

}  // namespace
}  // namespace huanxin

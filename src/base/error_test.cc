#include "base/error.h"

#include <gtest/gtest.h>

namespace huanxin {
namespace {

constexpr ErrorSpec kPorridgeHot{ErrorKind::conflict, "kitchen.porridge_hot",
                                 "{0} 的粥太烫（{1} 度）。", "{0}'s porridge is too hot ({1})."};

TEST(Error, FillsTheSentencesOfBothLanguages) {
  const Error error = Error::of(kPorridgeHot, {"Bear", "95"});
  EXPECT_EQ(error.kind, ErrorKind::conflict);
  EXPECT_EQ(error.code, "kitchen.porridge_hot");
  EXPECT_EQ(error.zh, "Bear 的粥太烫（95 度）。");
  EXPECT_EQ(error.en, "Bear's porridge is too hot (95).");
  EXPECT_TRUE(error.fields.empty());
}

TEST(Error, LeavesAPlaceWithoutArgumentVisible) {
  EXPECT_EQ(fill_places("{0} and {1}", {"salt"}), "salt and {1}");
}

TEST(Error, DoesNotFillPlacesThatStandInsideAnArgument) {
  EXPECT_EQ(fill_places("{0}{1}", {"{1}", "x"}), "{1}x");
}

TEST(Error, LeavesOtherBracesAlone) {
  EXPECT_EQ(fill_places("{}{a}{0", {"x"}), "{}{a}{0");
  EXPECT_EQ(fill_places("", {"x"}), "");
}

TEST(Error, NamesAPlaceByPointerWithItsOwnSentence) {
  const Error error = Error::of(kPorridgeHot, {"Bear", "95"}).at("/bowls/0");
  ASSERT_EQ(error.fields.size(), 1U);
  EXPECT_EQ(error.fields[0].pointer, "/bowls/0");
  EXPECT_EQ(error.fields[0].code, error.code);
  EXPECT_EQ(error.fields[0].zh, error.zh);
  EXPECT_EQ(error.fields[0].en, error.en);
}

TEST(Error, KeepsDetailOutOfTheSentences) {
  const Error error = Error::of(kPorridgeHot, {"Bear", "95"}).with_detail("stove 3");
  EXPECT_EQ(error.detail, "stove 3");
  EXPECT_EQ(error.en.find("stove"), std::string::npos);
}

TEST(ErrorKind, HasAnOwnNameEach) {
  EXPECT_EQ(to_string(ErrorKind::invalid), "invalid");
  EXPECT_EQ(to_string(ErrorKind::not_found), "not_found");
  EXPECT_EQ(to_string(ErrorKind::storage_full), "storage_full");
  EXPECT_EQ(to_string(ErrorKind::io), "io");
}

}  // namespace
}  // namespace huanxin

#include "base/text.h"

#include <gtest/gtest.h>

namespace huanxin {
namespace {

TEST(CleanUtf8, AcceptsTextOfAnyScript) {
  EXPECT_TRUE(is_clean_utf8(""));
  EXPECT_TRUE(is_clean_utf8("plain\ttext\n"));
  EXPECT_TRUE(is_clean_utf8("朝阳区城市更新 é 𠮷"));
  EXPECT_TRUE(is_clean_utf8("\xf4\x8f\xbf\xbf"));  // U+10FFFF
}

TEST(CleanUtf8, RefusesControlCharacters) {
  EXPECT_FALSE(is_clean_utf8("a\rb"));
  EXPECT_FALSE(is_clean_utf8(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_clean_utf8("\x1b[31m"));
  EXPECT_FALSE(is_clean_utf8("\x7f"));
}

TEST(CleanUtf8, RefusesWhatRfc3629Forbids) {
  for (const char* text : {
           "\x80",              // a continuation without a beginning
           "\xc3",              // cut short
           "\xe6\x9c",          // cut short
           "\xc0\xaf",          // overlong
           "\xe0\x80\xaf",      // overlong
           "\xf0\x80\x80\xaf",  // overlong
           "\xed\xa0\x80",      // a surrogate
           "\xf4\x90\x80\x80",  // beyond U+10FFFF
           "\xff",
           "\xc3(",
       }) {
    EXPECT_FALSE(is_clean_utf8(text)) << text;
  }
}

TEST(Excerpt, LeavesAShortTextAlone) {
  EXPECT_EQ(excerpt("片区整体焕新"), "片区整体焕新");
  EXPECT_EQ(excerpt(""), "");
}

TEST(Excerpt, CutsBetweenCharacters) {
  EXPECT_EQ(excerpt("片区整体", 7), "片区…");
  EXPECT_EQ(excerpt("abcdef", 5), "abcde…");
  EXPECT_EQ(excerpt("abcde", 5), "abcde");
}

TEST(Excerpt, ShowsBadBytesByTheReplacementCharacter) {
  EXPECT_EQ(excerpt("a\xff\x01z"), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
  EXPECT_TRUE(is_clean_utf8(excerpt("\xe6\x9c\xc0\xaf\xed\xa0\x80")));
}

}  // namespace
}  // namespace huanxin

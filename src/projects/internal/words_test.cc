#include "projects/internal/words.h"

#include <gtest/gtest.h>

namespace huanxin::projects {
namespace {

TEST(Words, FoldWidthAndCaseAndCutAtChangesOfScript) {
  EXPECT_EQ(folded_text("三里屯北里81号"), " 三里屯北里 81 号");
  EXPECT_EQ(folded_text("ＣＢＤ商圈"), " cbd 商圈");
  EXPECT_EQ(folded_text("CY-2024-0001"), " cy 2024 0001");
  EXPECT_EQ(folded_text("温榆河公园（朝阳段）一期"), " 温榆河公园 朝阳段 一期");
  EXPECT_EQ(folded_text(""), "");
  EXPECT_EQ(folded_text("，。！"), "");
}

TEST(Words, IndexNeighboursAndTheLastCharacter) {
  EXPECT_EQ(index_words(" 三里屯 81"), "三里 里屯 屯 81 ");
}

TEST(Words, AskForAPhraseOrABeginning) {
  EXPECT_EQ(word_query("三里屯").match, "\"三里 里屯\"");
  EXPECT_EQ(word_query("屯").match, "\"屯\" *");
  EXPECT_EQ(word_query("望京 0001").match, "\"望京\" AND \"0001\" *");
  EXPECT_TRUE(word_query("\"*()-").match.empty());
}

TEST(Words, FindChineseAnywhereAndLatinAtItsBeginning) {
  const std::string text = folded_text("三里屯北里81号 CY-2024-0001");
  const auto finds = [&](std::string_view query) {
    return holds_all(text, word_query(query).needles);
  };
  EXPECT_TRUE(finds("里屯北"));
  EXPECT_TRUE(finds("号"));
  EXPECT_TRUE(finds("cy-2024"));
  EXPECT_TRUE(finds("８１"));
  EXPECT_FALSE(finds("024"));
  EXPECT_FALSE(finds("三屯"));
}

TEST(Words, CountAtMostEightRuns) {
  EXPECT_EQ(word_query("a 一 b 二 c 三 d 四 e 五").needles.size(), 8U);
}

TEST(Words, SurviveBytesThatAreNoText) { EXPECT_EQ(folded_text("\xff\xe4\xb8"), ""); }

}  // namespace
}  // namespace huanxin::projects

#include "cli/terminal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

namespace huanxin::cli {
namespace {

// Sets the variables that tell the language, and puts back what was there.
class TerminalLanguage : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : kNames) {
      const char* value = std::getenv(name);
      before_.push_back(value == nullptr ? std::string() : value);
      unsetenv(name);
    }
  }
  void TearDown() override {
    for (std::size_t i = 0; i < std::size(kNames); ++i) {
      unsetenv(kNames[i]);
      if (!before_[i].empty()) setenv(kNames[i], before_[i].c_str(), 1);
    }
  }

  static constexpr const char* kNames[] = {"HX_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
  std::vector<std::string> before_;
};

TEST_F(TerminalLanguage, IsEnglishWhereNothingIsSaid) {
  EXPECT_EQ(terminal_language(), Language::en);
}

TEST_F(TerminalLanguage, FollowsTheLocale) {
  setenv("LANG", "zh_CN.UTF-8", 1);
  EXPECT_EQ(terminal_language(), Language::zh);
  setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_EQ(terminal_language(), Language::en);
}

TEST_F(TerminalLanguage, IsTheOneChosenForThisProgramBeforeAll) {
  setenv("LC_ALL", "en_GB.UTF-8", 1);
  setenv("HX_LANG", "zh", 1);
  EXPECT_EQ(terminal_language(), Language::zh);
  setenv("HX_LANG", "", 1);
  EXPECT_EQ(terminal_language(), Language::en) << "an empty variable says nothing";
}

TEST(WidthOf, CountsChineseCharactersTwice) {
  EXPECT_EQ(width_of(""), 0);
  EXPECT_EQ(width_of("A4-09"), 5);
  EXPECT_EQ(width_of("朝阳"), 4);
  EXPECT_EQ(width_of("A区，2"), 6);
  EXPECT_EQ(width_of("é—"), 2) << "two bytes and three, but narrow";
  EXPECT_EQ(width_of("𠮷"), 2) << "four bytes";
}

TEST(WidthOf, SurvivesBytesThatAreNoText) {
  for (const char* text : {"\xff", "\xe6", "\xe6\x9c", "\x80\x80", "\xf0\x9f"})
    EXPECT_GT(width_of(text), 0);
}

TEST(Table, LinesUpItsColumnsByWhatTheEyeSees) {
  Table table({"名称", "No"});
  table.add({"朝外", "1"});
  table.add({"ab", "22"});
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(), "名称  No\n朝外  1\nab    22\n");
}

TEST(Table, TakesShortRowsAndLeavesNoSpacesAtTheEnd) {
  Table table({"a", "b", "c"});
  table.add({"1"});
  table.add({"", "", ""});
  table.add({"long cell", "", "x"});
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(), "a          b  c\n1\n\nlong cell     x\n");
}

TEST(Table, TakesARowThatIsLongerThanItsHead) {
  Table table({"a"});
  table.add({"1", "22", "3"});
  std::ostringstream out;
  table.print(out);
  EXPECT_EQ(out.str(), "a\n1  22  3\n");
}

TEST(PrintError, SaysTheSentenceEveryPlaceTheCodeAndTheDetail) {
  Error error = Error::of(ErrorSpec{ErrorKind::invalid, "test.faulty", "有误。", "Faulty."})
                    .with_detail("errno 5");
  error.fields = {{"/name", "base.missing", "缺少。", "Missing."},
                  {"", "base.type", "类型。", "Type."}};
  std::ostringstream en;
  print_error(en, error, Language::en);
  EXPECT_EQ(en.str(), "Faulty.\n  /name: Missing.\n  /: Type.\n  [test.faulty] errno 5\n");
  std::ostringstream zh;
  print_error(zh, error, Language::zh);
  EXPECT_EQ(zh.str(), "有误。\n  /name: 缺少。\n  /: 类型。\n  [test.faulty] errno 5\n");
}

}  // namespace
}  // namespace huanxin::cli

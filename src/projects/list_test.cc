#include "projects/list.h"

#include <gtest/gtest.h>

#include <set>

#include "projects/groups.h"
#include "projects/internal/library_fixture_test.h"

namespace huanxin::projects {
namespace {

using testing::declarer;
using testing::LibraryTest;
using testing::staff;

class ListTest : public LibraryTest {
 protected:
  /// Three confirmed projects and a draft.
  ListTest() {
    first_ = declare("三里屯北里81号", {{"alias", "ＣＢＤ北"}});
    second_ = declare("望京大厦", {{"subdistrict", "110105026"}, {"address", "望京西路9号"}});
    third_ = declare("望京华彩中心", {{"subdistrict", "110105026"}});
    for (const auto& id : {first_, second_, third_}) {
      move(id, "submitted");
      move(id, "reserve");
    }
    draft_ = declare("望京草稿", {}, "owner");
    move(third_, "implementation");
  }
  std::string found(const std::string& words, const Viewer& viewer = staff()) {
    return names({.words = words}, viewer);
  }
  std::string first_, second_, third_, draft_;
};

TEST_F(ListTest, OrdersByNumberWithDraftsLast) {
  EXPECT_EQ(names({}), "三里屯北里81号 望京大厦 望京华彩中心 望京草稿");
  EXPECT_EQ(page({}).total, 4);
}

TEST_F(ListTest, ShowsThePublicWhatIsConfirmedAndDeclarersTheirOwn) {
  EXPECT_EQ(page({}, Viewer::everybody()).total, 3);
  EXPECT_EQ(page({}, declarer("owner")).total, 4);
  EXPECT_EQ(page({}, declarer("stranger")).total, 3);
  Viewer street = staff();
  street.district = "chaoyang";
  street.subdistrict = "110105026";
  EXPECT_EQ(page({}, street).total, 3);
  street.subdistrict = "110105004";
  EXPECT_EQ(page({}, street).total, 4);
}

TEST_F(ListTest, FindsOneTwoAndMoreCharacters) {
  EXPECT_EQ(found("屯"), "三里屯北里81号");
  EXPECT_EQ(found("号"), "三里屯北里81号 望京大厦");
  EXPECT_EQ(found("里屯"), "三里屯北里81号");
  EXPECT_EQ(found("华彩中心"), "望京华彩中心");
  EXPECT_EQ(found("望京"), "望京大厦 望京华彩中心 望京草稿");
  EXPECT_EQ(found("望京", Viewer::everybody()), "望京大厦 望京华彩中心");
  EXPECT_EQ(found("京望"), "");
}

TEST_F(ListTest, FindsAliasAddressAndLibraryNumber) {
  EXPECT_EQ(found("cbd"), "三里屯北里81号");
  EXPECT_EQ(found("西路"), "望京大厦");
  EXPECT_EQ(found("CH-2024-0002"), "望京大厦");
  EXPECT_EQ(found("0003"), "望京华彩中心");
  EXPECT_EQ(found("望京 81"), "");
}

TEST_F(ListTest, FollowsChangesOfWhatIsSearched) {
  ASSERT_EQ(code("project.change", {second_, JsonObject{{"name", "改名大楼"}}}), "done");
  EXPECT_EQ(found("大厦"), "");
  EXPECT_EQ(found("改名"), "改名大楼");
}

TEST_F(ListTest, IgnoresWordsWithoutLetters) { EXPECT_EQ(page({.words = "\"*（）"}).total, 4); }

TEST_F(ListTest, Filters) {
  EXPECT_EQ(names({.subdistrict = "110105026"}), "望京大厦 望京华彩中心");
  EXPECT_EQ(names({.library = Library::implementation}), "望京华彩中心");
  EXPECT_EQ(names({.states = {State::draft, State::implementation}}), "望京华彩中心 望京草稿");
  EXPECT_EQ(page({.action = "A2"}).total, 4);
  EXPECT_EQ(page({.action = "A3"}).total, 0);
  EXPECT_EQ(page({.category = "industrial"}).total, 4);
  EXPECT_EQ(page({.subtype = "old_factory"}).total, 0);
  EXPECT_EQ(names({.words = "望京", .states = {State::reserve}}), "望京大厦");
}

TEST_F(ListTest, FiltersByGroupAndCountsOnlyWhatTheReaderSees) {
  ASSERT_EQ(code("group.create", {"g", JsonObject{{"kind", "area"}, {"name_zh", "望京片区"}}}),
            "done");
  ASSERT_EQ(code("group.create", {"g", JsonObject{{"kind", "area"}, {"name_zh", "又一个"}}}),
            "projects.id_taken");
  ASSERT_EQ(
      code("group.change_members", {"g", JsonObject{{"add", JsonArray{second_, third_, draft_}}}}),
      "done");
  EXPECT_EQ(names({.group = "g"}), "望京大厦 望京华彩中心 望京草稿");
  EXPECT_EQ(names({.group = "g"}, Viewer::everybody()), "望京大厦 望京华彩中心");
  const auto groups = [&](const Viewer& viewer) {
    return ask<std::vector<Group>>(
        [&](const store::Snapshot& snapshot) { return list_groups(snapshot, "chaoyang", viewer); });
  };
  EXPECT_EQ(groups(staff()).at(0).projects, 3);
  EXPECT_EQ(groups(Viewer::everybody()).at(0).projects, 2);
  EXPECT_EQ(detail(second_).groups.at(0).name_zh, "望京片区");
  ASSERT_EQ(code("group.change_members", {"g", JsonObject{{"remove", JsonArray{second_}}}}),
            "done");
  EXPECT_EQ(names({.group = "g"}), "望京华彩中心 望京草稿");
  EXPECT_EQ(groups(staff()).at(0).version, 3);
}

TEST_F(ListTest, FiltersByItem) {
  const std::string item = "chaoyang-2024-a2-03";
  const auto planned = run("contribution.plan",
                           {"", JsonObject{{"project", second_}, {"item", item}, {"quantity", 1}}});
  ASSERT_TRUE(planned) << planned.error().code;
  EXPECT_EQ(names({.item = item}), "望京大厦");
  ASSERT_EQ(code("contribution.withdraw",
                 {text_of(planned->reply, "id"), JsonObject{{"reason", "改期"}}}),
            "done");
  EXPECT_EQ(names({.item = item}), "");
}

TEST_F(ListTest, FiltersAndSortsByWhatIsLate) {
  ASSERT_EQ(
      code("milestone.add", {second_, JsonObject{{"kind", "start"}, {"baseline", "2024-06-20"}}}),
      "done");
  ASSERT_EQ(
      code("milestone.add", {third_, JsonObject{{"kind", "start"}, {"baseline", "2024-09-20"}}}),
      "done");
  EXPECT_EQ(names({.late = true}), "望京大厦");
  EXPECT_EQ(names({.sort = Sort::due}), "望京大厦 望京华彩中心 三里屯北里81号 望京草稿");
  EXPECT_EQ(page({.sort = Sort::due_down}).items.at(0).name, "望京华彩中心");
  EXPECT_EQ(page({.sort = Sort::due_down}).items.at(1).name, "望京大厦");
}

TEST_F(ListTest, TurnsItsPagesInEveryOrderWithoutLosingOrRepeatingARow) {
  for (int i = 0; i < 9; ++i) declare("同名");
  for (const auto* sort :
       {"name", "-name", "updated", "-updated", "library_no", "-library_no", "due", "-due"}) {
    for (const auto* words : {"", "同名"}) {
      ProjectQuery query{.words = words, .sort = *parse_sort(sort), .limit = 4};
      std::set<std::string> seen;
      std::size_t rows = 0;
      std::int64_t total = 0;
      do {
        const ProjectPage one = page(query);
        for (const Project& project : one.items) seen.insert(project.id);
        rows += one.items.size();
        total = one.total;
        query.cursor = one.next.value_or("");
      } while (!query.cursor.empty());
      EXPECT_EQ(rows, *words == '\0' ? 13U : 9U) << sort;
      EXPECT_EQ(seen.size(), rows) << sort;
      EXPECT_EQ(static_cast<std::size_t>(total), rows) << sort;
    }
  }
}

TEST_F(ListTest, RefusesACursorOfAnotherOrder) {
  const ProjectPage one = page({.sort = Sort::name, .limit = 1});
  for (const std::string& cursor : {*one.next, std::string("xyz"), std::string("a+b=")}) {
    const auto refused = store().query<ProjectPage>([&](const store::Snapshot& snapshot) {
      return list_projects(snapshot,
                           {.district = "chaoyang", .sort = Sort::updated, .cursor = cursor},
                           staff(), today());
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "projects.cursor_invalid");
  }
}

TEST_F(ListTest, WritesEveryProjectAsARowOfTheSameWidth) {
  std::size_t rows = 0;
  ask<Done>([&](const store::Snapshot& snapshot) {
    return each_project(snapshot, {.district = "chaoyang"}, staff(), today(),
                        [&](const Project& project) {
                          EXPECT_EQ(project_csv_row(project).size(), project_csv_columns().size());
                          return ++rows < 3;
                        });
  });
  EXPECT_EQ(rows, 3U);
}

TEST(ListWords, RefuseOrdersStatesAndLibrariesThatDoNotExist) {
  EXPECT_EQ(parse_sort("colour").error().code, "projects.sort_unknown");
  EXPECT_EQ(parse_states("draft,castle").error().code, "projects.state_unknown");
  EXPECT_EQ(parse_states("draft,").value(), std::vector<State>{State::draft});
  EXPECT_EQ(parse_library("attic").error().code, "projects.library_unknown");
  EXPECT_EQ(*parse_library("none"), std::optional(Library::none));
}

}  // namespace
}  // namespace huanxin::projects

#include "projects/projects.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "projects/internal/library_fixture_test.h"
#include "store/check.h"
#include "targets/project_facts.h"

namespace huanxin::projects {
namespace {

using testing::declarer;
using testing::LibraryTest;
using testing::move_body;
using testing::staff;

TEST_F(LibraryTest, DeclaresADraftThatOnlyItsDeclarerAndStaffSee) {
  const std::string id = declare("三里屯北里81号", {}, "owner");
  EXPECT_EQ(detail(id).project.state, State::draft);
  EXPECT_TRUE(is_seen(id, declarer("owner")));
  EXPECT_FALSE(is_seen(id, declarer("stranger")));
  EXPECT_FALSE(is_seen(id, Viewer::everybody()));
  Viewer elsewhere = staff();
  elsewhere.subdistrict = "110105001";
  EXPECT_FALSE(is_seen(id, elsewhere));
  elsewhere.subdistrict = "110105004";
  EXPECT_TRUE(is_seen(id, elsewhere));
}

TEST_F(LibraryTest, PublishesAProjectAtItsConfirmationWithANumber) {
  const std::string id = declare("三里屯北里81号");
  move(id, "submitted");
  EXPECT_FALSE(is_seen(id, Viewer::everybody()));
  move(id, "reserve");
  const ProjectDetail seen = detail(id, Viewer::everybody());
  EXPECT_EQ(seen.project.library_no, "CH-2024-0001");  // the library has not been set up
  EXPECT_EQ(seen.project.library, Library::reserve);
  EXPECT_EQ(seen.project.subdistrict_name, "三里屯街道");
  EXPECT_EQ(seen.project.category, "industrial");
}

TEST_F(LibraryTest, NumbersWithinEachYearAndNeverTwice) {
  ASSERT_EQ(code("library.set_up", {"chaoyang", JsonObject{{"prefix", "CY"}}}), "done");
  EXPECT_EQ(detail(project_in_state(State::reserve)).project.library_no, "CY-2024-0001");
  EXPECT_EQ(detail(project_in_state(State::reserve)).project.library_no, "CY-2024-0002");
  go_to("2025-01-02");
  EXPECT_EQ(detail(project_in_state(State::reserve)).project.library_no, "CY-2025-0001");
}

TEST_F(LibraryTest, ReachesEveryState) {
  for (std::size_t i = 0; i < kStateCount; ++i) {
    const auto state = static_cast<State>(i);
    const std::string id = project_in_state(state);
    EXPECT_EQ(detail(id).project.state, state);
  }
}

TEST_F(LibraryTest, ResumesAndReturnsToTheStateBefore) {
  const std::string id = project_in_state(State::planned);
  move(id, "suspended");
  EXPECT_EQ(detail(id).project.library, Library::implementation);
  move(id, "resume");
  EXPECT_EQ(detail(id).project.state, State::planned);
  move(id, "exited");
  EXPECT_EQ(detail(id).project.library, Library::none);
  EXPECT_TRUE(is_seen(id, Viewer::everybody()));  // nothing is ever deleted
  move(id, "return");
  EXPECT_EQ(detail(id).project.state, State::planned);
  EXPECT_EQ(detail(id).states.size(), 9U);
}

TEST_F(LibraryTest, ShowsWhatEachNextStepStillLacks) {
  const std::string id = declare("项目", {{"funding_sources", nullptr}, {"plan_needed", nullptr}});
  move(id, "submitted");
  move(id, "reserve");
  const ProjectDetail seen = detail(id);
  ASSERT_EQ(seen.next_states.size(), 3U);
  EXPECT_EQ(seen.next_states[0].to, "implementation");
  EXPECT_FALSE(seen.next_states[0].allowed);
  EXPECT_EQ(seen.next_states[0].missing.size(), 2U);
  EXPECT_EQ(seen.next_states[0].missing[0].zh, "资金来源");
  EXPECT_TRUE(seen.next_states[1].allowed);
  EXPECT_EQ(code("project.move", {id, JsonObject{{"to", "implementation"}}}),
            "projects.conditions_missing");
}

TEST_F(LibraryTest, TellsWhatAStepLacksOnlyToThoseWhoSeeInternalFields) {
  const std::string id = declare("项目", {{"funding_sources", nullptr}});
  move(id, "submitted");
  move(id, "reserve");
  EXPECT_FALSE(detail(id).next_states.at(0).missing.empty());
  const ProjectDetail open = detail(id, Viewer::everybody());
  for (const NextState& next : open.next_states) EXPECT_TRUE(next.missing.empty()) << next.to;
}

TEST_F(LibraryTest, NamesPeopleOnlyWhereTheRightsHold) {
  const std::string id = declare("项目");
  move(id, "submitted");
  move(id, "reserve");
  EXPECT_EQ(history(id).front().actor, "clerk");
  Viewer elsewhere = staff();
  elsewhere.account = "somebody";
  elsewhere.district = "haidian";
  ASSERT_FALSE(history(id, elsewhere).empty());
  EXPECT_EQ(history(id, elsewhere).front().actor, "");
}

TEST_F(LibraryTest, MovesAProjectToTheActionOfItsNewSubtype) {
  const std::string id = declare("项目");
  const std::string before = detail(id).project.action.value();
  ASSERT_EQ(code("project.change", {id, JsonObject{{"subtype", "public_space"}}}), "done");
  EXPECT_NE(before, "A5");
  EXPECT_EQ(detail(id).project.action, "A5");
  EXPECT_EQ(detail(id).project.category, "public_space");
  ASSERT_TRUE(store().seal());
  const auto report = store::check(options_, [](std::string_view, std::int64_t, std::int64_t) {});
  ASSERT_TRUE(report) << report.error().en;
  EXPECT_TRUE(report->clean()) << report->first_difference->en;
}

TEST_F(LibraryTest, TellsHowFarItsWorksHaveCome) {
  const auto works = [&](const std::string& id) {
    return ask<std::optional<targets::ProjectFacts>>([&](const store::Snapshot& snapshot) {
             return targets::project_facts(snapshot, id);
           })
        ->works;
  };
  import_content();
  EXPECT_EQ(works("cy-2024-bahe"), targets::Works::unknown);
  const std::string id = project_in_state(State::construction);
  EXPECT_EQ(works(id), targets::Works::started);
  ASSERT_EQ(code("project.move", {id, move_body(State::construction, "suspended")}), "done");
  EXPECT_EQ(works(id), targets::Works::started) << "works stand where they stood";
  ASSERT_EQ(code("project.change", {id, JsonObject{{"name", "改名"}}}), "done");
  ASSERT_EQ(code("project.move", {id, move_body(State::suspended, "resume")}), "done");
  EXPECT_EQ(works(id), targets::Works::started);
  move(id, "acceptance");
  EXPECT_EQ(works(id), targets::Works::main_done);
  move(id, "operation");
  EXPECT_EQ(works(id), targets::Works::finished);
}

TEST_F(LibraryTest, KeepsRegisteredPermittedAndActualUseApart) {
  const std::string id = declare(
      "项目", {{"registered_use", "工业"}, {"permitted_use", "办公"}, {"actual_use", "仓储"}});
  const JsonObject fields = detail(id).fields;
  EXPECT_EQ(text_of(fields, "registered_use"), "工业");
  EXPECT_EQ(text_of(fields, "permitted_use"), "办公");
  EXPECT_EQ(text_of(fields, "actual_use"), "仓储");
}

TEST_F(LibraryTest, KeepsTheContactInTheVault) {
  const std::string id = declare("项目", {{"contact", "某人 电话"}}, "owner");
  EXPECT_EQ(text_of(detail(id).fields, "contact"), "某人 电话");
  EXPECT_EQ(text_of(detail(id, declarer("owner")).fields, "contact"), "某人 电话");
  ASSERT_EQ(code("project.change", {id, JsonObject{{"contact", "另一人"}}}), "done");
  EXPECT_EQ(text_of(detail(id).fields, "contact"), "另一人");
  move(id, "submitted");
  move(id, "reserve");
  EXPECT_FALSE(detail(id, Viewer::everybody()).fields.contains("contact"));
  for (const Change& change : history(id)) {
    for (const Json& field : change.fields) {
      if (text_of(field.as_object(), "field") != "contact") continue;
      EXPECT_FALSE(field.as_object().contains("to"));
    }
  }
  ASSERT_EQ(code("project.change", {id, JsonObject{{"contact", nullptr}}}), "done");
  EXPECT_FALSE(detail(id).fields.contains("contact"));
}

TEST_F(LibraryTest, KeepsMoneyAndProblemsFromThePublic) {
  const std::string id = declare("项目", {{"problems", "待协调"}, {"investment_total_fen", 100}});
  move(id, "submitted");
  move(id, "reserve");
  const JsonObject fields = detail(id, Viewer::everybody()).fields;
  for (const auto* field : {"problems", "investment_total_fen", "funding_sources"}) {
    EXPECT_FALSE(fields.contains(field)) << field;
    EXPECT_TRUE(detail(id).fields.contains(field)) << field;
  }
  ASSERT_EQ(code("project.change", {id, JsonObject{{"problems", "已协调"}}}), "done");
  EXPECT_TRUE(history(id, Viewer::everybody()).front().fields.empty());
}

TEST_F(LibraryTest, TellsTheHistoryOfEveryFieldNewestFirst) {
  const std::string id = declare("旧名");
  ASSERT_EQ(code("project.change", {id, JsonObject{{"name", "新名"}, {"alias", "别名"}}}), "done");
  move(id, "submitted");
  const auto changes = history(id);
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].kind, "project.moved");
  EXPECT_EQ(changes[0].note, "材料见附件");
  EXPECT_EQ(changes[1].kind, "project.changed");
  EXPECT_EQ(changes[1].index, changes[1].seq - 1);
  EXPECT_EQ(changes[1].role, "role-of-clerk");
  EXPECT_EQ(changes[1].fields,
            (JsonArray{JsonObject{{"field", "name"}, {"from", "旧名"}, {"to", "新名"}},
                       JsonObject{{"field", "alias"}, {"from", nullptr}, {"to", "别名"}}}));
}

TEST_F(LibraryTest, PagesThroughTheHistory) {
  const std::string id = declare("项目");
  for (int i = 0; i < 5; ++i)
    ASSERT_EQ(code("project.change", {id, JsonObject{{"plan_year", 2030 + i}}}), "done");
  HistoryQuery query{.project = id, .limit = 4, .cursor = {}};
  std::vector<std::int64_t> seqs;
  do {
    const auto found = ask<std::optional<HistoryPage>>(
        [&](const store::Snapshot& snapshot) { return project_history(snapshot, query, staff()); });
    for (const Change& change : found->items) seqs.push_back(change.seq);
    query.cursor = found->next.value_or("");
  } while (!query.cursor.empty());
  EXPECT_EQ(seqs.size(), 6U);
  EXPECT_TRUE(std::ranges::is_sorted(seqs, std::greater<>()));
}

TEST_F(LibraryTest, TellsThePublicOnlyWhatFollowedTheConfirmation) {
  const std::string id = declare("项目");
  move(id, "submitted");
  move(id, "supplement");
  move(id, "submitted");
  move(id, "reserve");
  EXPECT_EQ(history(id, Viewer::everybody()).size(), 1U);
  EXPECT_EQ(history(id, Viewer::everybody())[0].actor, "");
  EXPECT_EQ(detail(id, Viewer::everybody()).states.size(), 1U);
  EXPECT_EQ(history(id).size(), 5U);
}

TEST_F(LibraryTest, RefusesWhatIsNotThere) {
  EXPECT_EQ(code("project.change", {"nobody", JsonObject{{"name", "名"}}}),
            "projects.project_unknown");
  EXPECT_EQ(code("project.move", {"nobody", move_body(State::draft, "submitted")}),
            "projects.project_unknown");
  EXPECT_EQ(
      code("milestone.add", {"nobody", JsonObject{{"kind", "start"}, {"baseline", "2024-06-01"}}}),
      "projects.project_unknown");
  EXPECT_EQ(code("group.change_members", {"nobody", JsonObject{}}), "projects.group_unknown");
  const JsonObject body{{"name", "名"}, {"subtype", "old_factory"}};
  JsonObject elsewhere = body;
  elsewhere["district"] = "atlantis";
  EXPECT_EQ(code("project.declare", {"", elsewhere}), "projects.district_unknown");
  JsonObject astray = body;
  astray["fields"] = JsonObject{{"subdistrict", "110108001"}};
  EXPECT_EQ(code("project.declare", {"", astray}), "projects.subdistrict_unknown");
  astray["fields"] = JsonObject{{"subdistrict", "110105001"}};
  EXPECT_EQ(code("project.declare", {"", astray}), "done");
}

TEST_F(LibraryTest, MeasuresLatenessAgainstTheBaselineWhateverTheForecast) {
  const std::string id = project_in_state(State::construction);
  ASSERT_EQ(code("milestone.add", {id, JsonObject{{"kind", "complete"},
                                                  {"baseline", "2024-06-01"},
                                                  {"forecast", "2024-06-01"}}}),
            "done");
  const std::string milestone = detail(id).milestones.at(0).id;
  ASSERT_EQ(code("milestone.change", {id, JsonObject{{"milestone", milestone},
                                                     {"forecast", "2024-12-31"},
                                                     {"delay_cause", "utilities"},
                                                     {"delay_note", "管线迁改"}}}),
            "done");
  Milestone late = detail(id).milestones.at(0);
  EXPECT_TRUE(late.late);
  EXPECT_EQ(late.days_late, 30);
  EXPECT_EQ(late.baseline, *parse_date("2024-06-01"));
  EXPECT_EQ(detail(id).project.days_late, 30);
  EXPECT_EQ(detail(id).project.next_due, *parse_date("2024-06-01"));
  EXPECT_FALSE(detail(id, Viewer::everybody()).milestones.at(0).delay_note);

  ASSERT_EQ(code("milestone.change",
                 {id, JsonObject{{"milestone", milestone}, {"actual", "2024-06-11"}}}),
            "done");
  late = detail(id).milestones.at(0);
  EXPECT_FALSE(late.late);
  EXPECT_EQ(late.days_late, 10);
  EXPECT_FALSE(detail(id).project.next_due);
}

TEST_F(LibraryTest, OwesNothingOnceAProjectHasEnded) {
  const std::string id = project_in_state(State::reserve);
  ASSERT_EQ(code("milestone.add", {id, JsonObject{{"kind", "start"}, {"baseline", "2024-06-01"}}}),
            "done");
  EXPECT_EQ(page({.late = true}).total, 1);
  move(id, "exited");
  EXPECT_EQ(page({.late = true}).total, 0);
  move(id, "return");
  EXPECT_EQ(page({.late = true}).total, 1);
}

TEST_F(LibraryTest, GivesNothingAwayWhenNothingChanged) {
  const std::string id = declare("项目");
  const auto receipt = run("project.change", {id, JsonObject{{"name", "项目"}}});
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->first_seq, 0);
  EXPECT_EQ(detail(id).project.version, 1);
}

}  // namespace
}  // namespace huanxin::projects

#include "projects/internal/decide.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "projects/guards.h"

namespace huanxin::projects {
namespace {

const store::Actor kClerk{"clerk", "clerk", "chaoyang", ""};

/// A project that lacks nothing for any step.
ProjectState complete_project(State state) {
  ProjectState project;
  project.id = "p";
  project.district = "chaoyang";
  project.state = state;
  if (state == State::suspended || state == State::exited) project.before = State::planned;
  project.fields = {
      {"name", "项目"},        {"subtype", "old_factory"},  {"subdistrict", "110105004"},
      {"implementer", "公司"}, {"funding_sources", "自筹"}, {"start_date", "2024-09-01"},
      {"content", "改造"},     {"plan_year", 2024},         {"plan_needed", true}};
  return project;
}

MoveForm move_to(std::string_view to) {
  MoveForm form{.to = std::string(to), .reason = "理由", .exit_reason = {}};
  if (to == "exited") form.exit_reason = "withdrawn";
  return form;
}

std::string code_of(const Result<store::Outcome>& outcome) {
  return outcome ? "done" : outcome.error().code;
}

// Whether the machine allows it, told from the data rather than from steps_from().
bool is_edge(State from, State to) {
  if (from == State::suspended || from == State::exited) return false;
  if (to == State::suspended) return !is_ended(from);
  return std::ranges::find(edges(), Edge{from, to}) != edges().end();
}

TEST(Move, TakesEveryEdgeAndRefusesEveryOtherPairOfStates) {
  for (std::size_t i = 0; i < kStateCount; ++i) {
    for (std::size_t j = 0; j < kStateCount; ++j) {
      const auto from = static_cast<State>(i);
      const auto to = static_cast<State>(j);
      ProjectState project = complete_project(from);
      // Straight to permits go those that need no plan.
      if (from == State::planned && to == State::permitting) project.fields["plan_needed"] = false;
      const auto outcome = decide_move(project, move_to(to_string(to)), "CY-2024-0001", kClerk);
      EXPECT_EQ(code_of(outcome), is_edge(from, to) ? "done" : "projects.step_not_allowed")
          << to_string(from) << " → " << to_string(to);
      if (!outcome) continue;
      ASSERT_EQ(outcome->events.size(), 1U);
      EXPECT_EQ(text_of(outcome->events[0].data, "from"), to_string(from));
      EXPECT_EQ(text_of(outcome->events[0].data, "to"), to_string(to));
    }
  }
}

TEST(Move, ComesBackFromSuspensionAndExitToTheStateBefore) {
  for (const auto& [state, word] :
       {std::pair(State::suspended, "resume"), std::pair(State::exited, "return")}) {
    ProjectState project = complete_project(state);
    project.fields = {{"name", "项目"}};  // who comes back is asked for nothing
    const auto outcome = decide_move(project, {word, {}, {}}, "", kClerk);
    ASSERT_EQ(code_of(outcome), "done");
    EXPECT_EQ(text_of(outcome->events[0].data, "to"), "planned");
  }
  EXPECT_EQ(code_of(decide_move(complete_project(State::planned), {"resume", {}, {}}, "", kClerk)),
            "projects.step_not_allowed");
}

TEST(Move, SaysInBothLanguagesWhereItCouldGoInstead) {
  const auto refused =
      decide_move(complete_project(State::draft), move_to("completed"), "", kClerk);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().zh.find("草稿"), std::string::npos);
  EXPECT_NE(refused.error().en.find("submitted, suspended"), std::string::npos);
}

TEST(Move, NeedsReasonsWhereSomebodyIsTurnedAway) {
  const auto try_move = [](State from, std::string to) {
    return code_of(decide_move(complete_project(from), {std::move(to), {}, {}}, "", kClerk));
  };
  EXPECT_EQ(try_move(State::submitted, "rejected"), "projects.reason_needed");
  EXPECT_EQ(try_move(State::submitted, "supplement"), "projects.reason_needed");
  EXPECT_EQ(try_move(State::under_review, "supplement_plan"), "projects.reason_needed");
  EXPECT_EQ(try_move(State::construction, "suspended"), "projects.reason_needed");
  EXPECT_EQ(try_move(State::reserve, "exited"), "projects.reason_needed");
  EXPECT_EQ(try_move(State::submitted, "reserve"), "done");
}

TEST(Move, NeedsAGroundForAnExitAndForNothingElse) {
  const ProjectState project = complete_project(State::reserve);
  EXPECT_EQ(code_of(decide_move(project, {"exited", "理由", {}}, "", kClerk)),
            "projects.exit_reason_needed");
  EXPECT_EQ(code_of(decide_move(project, {"implementation", {}, "withdrawn"}, "", kClerk)),
            "projects.exit_reason_stray");
}

TEST(Move, GivesTheNumberAtTheFirstConfirmationOnly) {
  ProjectState project = complete_project(State::submitted);
  auto outcome = decide_move(project, move_to("reserve"), "CY-2024-0007", kClerk);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(text_of(outcome->events[0].data, "library_no"), "CY-2024-0007");
  project.state = State::implementation;
  project.library_no = "CY-2024-0007";
  outcome = decide_move(project, move_to("reserve"), "CY-2024-0008", kClerk);
  ASSERT_TRUE(outcome);
  EXPECT_FALSE(outcome->events[0].data.contains("library_no"));
  EXPECT_EQ(text_of(outcome->reply, "library_no"), "CY-2024-0007");
}

struct GuardCase {
  State from;
  State to;
  std::string_view field;
};

// Without the field the step is refused and the field named; nothing else is missing.
TEST(Guards, NameTheOneFieldThatIsMissing) {
  constexpr GuardCase kCases[] = {
      {State::draft, State::submitted, "subtype"},
      {State::draft, State::submitted, "subdistrict"},
      {State::supplement, State::submitted, "subtype"},
      {State::submitted, State::reserve, "subtype"},
      {State::submitted, State::reserve, "subdistrict"},
      {State::reserve, State::implementation, "implementer"},
      {State::reserve, State::implementation, "funding_sources"},
      {State::reserve, State::implementation, "start_date"},
      {State::reserve, State::implementation, "plan_needed"},
      {State::reserve, State::implementation, "content"},
      {State::implementation, State::planned, "plan_year"},
      {State::planned, State::under_review, "plan_needed"},
      {State::planned, State::under_review, "content"},
      {State::planned, State::permitting, "plan_needed"},
      {State::supplement_plan, State::under_review, "content"},
  };
  for (const GuardCase& each : kCases) {
    ProjectState project = complete_project(each.from);
    if (each.to == State::permitting) project.fields["plan_needed"] = false;
    ASSERT_TRUE(missing_for(project, each.to).empty()) << to_string(each.to);
    project.fields.erase(each.field);
    const auto missing = missing_for(project, each.to);
    ASSERT_EQ(missing.size(), 1U) << to_string(each.to) << ' ' << each.field;
    EXPECT_EQ(missing[0].field, each.field);
    EXPECT_FALSE(missing[0].text.zh.empty() || missing[0].text.en.empty());
    const auto refused = decide_move(project, move_to(to_string(each.to)), "", kClerk);
    ASSERT_EQ(code_of(refused), "projects.conditions_missing");
    EXPECT_EQ(refused.error().fields[0].pointer, "/" + std::string(each.field));
  }
}

TEST(Guards, AskForSomebodyWillingBeforeTheReserve) {
  ProjectState project = complete_project(State::submitted);
  project.fields.erase("implementer");
  ASSERT_EQ(missing_for(project, State::reserve).size(), 1U);
  for (const auto* field : {"right_holders", "implementer", "coordinator"}) {
    ProjectState willing = project;
    willing.fields[field] = "某单位";
    EXPECT_TRUE(missing_for(willing, State::reserve).empty()) << field;
  }
}

TEST(Guards, TakeAnAddressOrAPointForAPlace) {
  ProjectState project = complete_project(State::draft);
  project.fields.erase("subdistrict");
  EXPECT_FALSE(missing_for(project, State::submitted).empty());
  project.fields["address"] = "某路1号";
  EXPECT_TRUE(missing_for(project, State::submitted).empty());
  project.fields.erase("address");
  project.fields["lon"] = 116.4;
  EXPECT_TRUE(missing_for(project, State::submitted).empty());
}

TEST(Guards, LetThePlanDecideTheWayOutOfThePlanYear) {
  ProjectState project = complete_project(State::planned);
  EXPECT_TRUE(missing_for(project, State::under_review).empty());
  EXPECT_FALSE(missing_for(project, State::permitting).empty());
  project.fields["plan_needed"] = false;
  EXPECT_FALSE(missing_for(project, State::under_review).empty());
  EXPECT_TRUE(missing_for(project, State::permitting).empty());
  // After the publicity of a plan the permits are open to everybody.
  project.state = State::publicity;
  EXPECT_TRUE(missing_for(project, State::permitting).empty());
}

TEST(Guards, DemandAPlanOfEveryAreaWideProject) {
  ProjectState project = complete_project(State::reserve);
  project.fields["subtype"] = "area_integrated";
  EXPECT_TRUE(missing_for(project, State::implementation).empty());
  project.fields["plan_needed"] = false;
  EXPECT_EQ(missing_for(project, State::implementation).size(), 1U);
  project.state = State::planned;
  EXPECT_EQ(missing_for(project, State::permitting).size(), 1U);
}

TEST(Guards, ReportEverythingMissingAtOnce) {
  ProjectState project = complete_project(State::reserve);
  project.fields = {{"name", "项目"}};
  const auto refused = decide_move(project, move_to("implementation"), "", kClerk);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.size(), 4U);
}

TEST(Declare, WritesTheContactIntoTheVaultAndOnlyItsNameIntoTheEvent) {
  DeclareForm form;
  form.fields = {{"name", "项目"}, {"subtype", "old_factory"}, {"contact", "某人 电话"}};
  const auto outcome = decide_declare(form, {"p", "chaoyang", "ref", ""}, kClerk);
  ASSERT_TRUE(outcome);
  ASSERT_EQ(outcome->vault.size(), 1U);
  EXPECT_EQ(outcome->vault[0].ref, "ref");
  EXPECT_EQ(outcome->vault[0].subject, "p");
  const std::string event = to_text(outcome->events[0].data);
  EXPECT_EQ(event.find("某人"), std::string::npos);
  EXPECT_EQ(text_of(outcome->events[0].data, "contact_ref"), "ref");
}

TEST(Declare, PutsAProjectUnderTheActionOfItsCategoryUnlessOneIsNamed) {
  DeclareForm form;
  form.fields = {{"name", "项目"}, {"subtype", "old_compound"}};
  auto outcome = decide_declare(form, {"p", "chaoyang", "", ""}, kClerk);
  EXPECT_EQ(text_of(outcome->events[0].data, "action"), "A3");
  form.action = "A1";
  outcome = decide_declare(form, {"p", "chaoyang", "", ""}, kClerk);
  EXPECT_EQ(text_of(outcome->events[0].data, "action"), "A1");
}

TEST(Declare, HandsInAtOnceOnlyWhatIsComplete) {
  DeclareForm form;
  form.submit = true;
  form.fields = {{"name", "项目"}, {"subtype", "old_compound"}};
  EXPECT_EQ(code_of(decide_declare(form, {"p", "chaoyang", "", ""}, kClerk)),
            "projects.conditions_missing");
  form.fields["subdistrict"] = "110105004";
  const auto outcome = decide_declare(form, {"p", "chaoyang", "", ""}, kClerk);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(text_of(outcome->reply, "state"), "submitted");
}

TEST(Change, WritesOnlyWhatDiffers) {
  const ProjectState project = complete_project(State::reserve);
  const auto outcome = decide_change(
      project, {{"name", "项目"}, {"plan_year", 2025}, {"content", nullptr}}, "ref", kClerk);
  ASSERT_TRUE(outcome);
  ASSERT_EQ(outcome->events.size(), 1U);
  const JsonArray expected{JsonObject{{"field", "plan_year"}, {"from", 2024}, {"to", 2025}},
                           JsonObject{{"field", "content"}, {"from", "改造"}, {"to", nullptr}}};
  EXPECT_EQ(outcome->events[0].data.at("changes"), Json(expected));
  EXPECT_TRUE(decide_change(project, {{"name", "项目"}}, "ref", kClerk)->events.empty());
}

TEST(Change, IsRefusedOnceAProjectIsRejectedOrExited) {
  for (const State state : {State::rejected, State::exited})
    EXPECT_EQ(code_of(decide_change(complete_project(state), {{"name", "新名"}}, "", kClerk)),
              "projects.project_closed");
  EXPECT_EQ(
      code_of(decide_change(complete_project(State::completed), {{"name", "新名"}}, "", kClerk)),
      "done");
}

TEST(Change, BringsTheActionOfTheNewSubtypeUnlessAnotherOneWasNamed) {
  ProjectState project = complete_project(State::draft);
  project.action = "A2";
  const auto moved = decide_change(project, {{"subtype", "old_compound"}}, "", kClerk);
  ASSERT_EQ(code_of(moved), "done");
  const JsonArray& changes = moved->events[0].data.at("changes").as_array();
  const auto action = std::ranges::find_if(
      changes, [](const Json& each) { return text_of(each.as_object(), "field") == "action"; });
  ASSERT_NE(action, changes.end()) << "the event carries it";
  EXPECT_EQ(text_of(action->as_object(), "from"), "A2");
  EXPECT_EQ(text_of(action->as_object(), "to"), "A3");
  project.action = "A1";
  const auto named = decide_change(project, {{"subtype", "old_compound"}}, "", kClerk);
  EXPECT_EQ(named->events[0].data.at("changes").as_array().size(), 1U) << "A1 was chosen";
}

TEST(Change, IsNoWayAroundTheConditionsOfTheState) {
  ProjectState project = complete_project(State::construction);
  project.fields["right_holders"] = "权利人";
  const auto bare =
      decide_change(project, {{"implementer", nullptr}, {"funding_sources", nullptr}}, "", kClerk);
  ASSERT_EQ(code_of(bare), "projects.conditions_broken");
  ASSERT_EQ(bare.error().fields.size(), 2U);
  EXPECT_EQ(bare.error().fields[0].pointer, "/implementer");
  EXPECT_NE(bare.error().zh.find("资金来源"), std::string::npos) << bare.error().zh;
  EXPECT_EQ(code_of(decide_change(project, {{"plan_needed", false}}, "", kClerk)),
            "projects.conditions_broken")
      << "it passed the review of its plan";
  EXPECT_EQ(code_of(decide_change(project, {{"implementer", "另一家公司"}}, "", kClerk)), "done");
}

TEST(Change, MayTakeBackWhatTheStateDoesNotNeed) {
  for (const State state : {State::draft, State::supplement, State::submitted, State::reserve})
    EXPECT_EQ(
        code_of(decide_change(complete_project(state), {{"funding_sources", nullptr}}, "", kClerk)),
        "done")
        << to_string(state);
  ProjectState imported = complete_project(State::reserve);
  imported.fields = {{"name", "项目"}};  // content brings it in with nothing else
  EXPECT_EQ(code_of(decide_change(imported, {{"alias", "别名"}}, "", kClerk)), "done");
}

TEST(Change, RefusesHalfAPointAndAFinishBeforeTheStart) {
  const ProjectState project = complete_project(State::reserve);
  auto refused = decide_change(project, {{"lon", 116.4}}, "", kClerk);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields[0].code, "projects.point_incomplete");
  refused = decide_change(project, {{"finish_date", "2024-08-31"}}, "", kClerk);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields[0].code, "projects.finish_before_start");
}

TEST(Change, WarnsOfADoubtfulOrganisationCodeWithoutRefusingIt) {
  // 911101050000000180 with its check character: see codes_test.cc.
  const ProjectState project = complete_project(State::reserve);
  const auto sound =
      decide_change(project, {{"implementer_code", "91110105MA0HX2A443"}}, "", kClerk);
  EXPECT_TRUE(sound->reply.at("warnings").as_array().empty());
}

ProjectState project_with_milestone() {
  ProjectState project = complete_project(State::construction);
  Milestone milestone;
  milestone.id = "m";
  milestone.kind = "start";
  milestone.baseline = *parse_date("2024-06-01");
  project.milestones.push_back(milestone);
  return project;
}

TEST(MilestoneChange, NeverTouchesTheBaselineAndRefusesTheFuture) {
  const ProjectState project = project_with_milestone();
  const Date today = *parse_date("2024-07-01");
  const auto change = [&](JsonObject changes) {
    return decide_milestone_change(project, {"m", std::move(changes)}, today, kClerk);
  };
  EXPECT_EQ(code_of(change({{"actual", "2024-07-02"}})), "projects.actual_in_future");
  EXPECT_EQ(code_of(change({{"actual", "2024-07-01"}})), "done");
  EXPECT_EQ(code_of(change({{"delay_cause", "weather"}, {"delay_note", "连续降雨"}})), "done");
  EXPECT_TRUE(change({{"forecast", nullptr}})->events.empty());
  EXPECT_EQ(code_of(decide_milestone_change(project, {"n", {}}, today, kClerk)),
            "projects.milestone_unknown");
}

TEST(MilestoneChange, KeepsADateAndATitleWhereTheyAreNeeded) {
  ProjectState project = project_with_milestone();
  project.milestones[0].baseline.reset();
  project.milestones[0].forecast = *parse_date("2024-06-01");
  project.milestones[0].kind = "other";
  project.milestones[0].title = "迁改";
  const Date today = *parse_date("2024-07-01");
  EXPECT_EQ(
      code_of(decide_milestone_change(project, {"m", {{"forecast", nullptr}}}, today, kClerk)),
      "projects.milestone_date_needed");
  EXPECT_EQ(code_of(decide_milestone_change(project, {"m", {{"title", nullptr}}}, today, kClerk)),
            "projects.milestone_title_needed");
}

TEST(MilestoneAdd, StopsAtAHundredAndAtTheEndOfAProject) {
  ProjectState project = complete_project(State::construction);
  project.milestones.resize(kMilestonesMax);
  const MilestoneForm form{"start", {}, *parse_date("2024-06-01"), {}};
  EXPECT_EQ(code_of(decide_milestone(project, form, "m", kClerk)), "projects.milestones_too_many");
  EXPECT_EQ(code_of(decide_milestone(complete_project(State::exited), form, "m", kClerk)),
            "projects.project_closed");
}

TEST(Members, AreAddedOnceAndOnlyFromTheSameDistrict) {
  GroupState group{"g", "chaoyang", {"a"}, {}};
  group.added = {{.id = "a", .district = "chaoyang"},
                 {.id = "b", .district = "chaoyang"},
                 {.id = "c", .district = "haidian"}};
  const auto outcome = decide_members(group, {{"a", "b"}, {}}, kClerk);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->events[0].data.at("added"), Json(JsonArray{"b"}));
  EXPECT_TRUE(decide_members(group, {{"a"}, {"x"}}, kClerk)->events.empty());
  EXPECT_EQ(code_of(decide_members(group, {{"c"}, {}}, kClerk)), "projects.other_district");
  EXPECT_EQ(code_of(decide_members(group, {{"d"}, {}}, kClerk)), "projects.project_unknown");
}

TEST(LibraryNumber, FillsUpFourDigitsAndGoesOnBeyond) {
  EXPECT_EQ(library_number("CY", 2024, 1), "CY-2024-0001");
  EXPECT_EQ(library_number("CY", 2024, 12345), "CY-2024-12345");
}

}  // namespace
}  // namespace huanxin::projects

#include "projects/state_machine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "projects/internal/fields.h"
#include "projects/internal/library_fixture_test.h"

namespace huanxin::projects {
namespace {

std::vector<State> all_states() {
  std::vector<State> states;
  for (std::size_t i = 0; i < kStateCount; ++i) states.push_back(static_cast<State>(i));
  return states;
}

TEST(StateMachine, HasTheStatesOfTheContentWithTheirNamesPhasesAndLibraries) {
  const Json types = testing::content("renewal-types.json");
  const JsonArray& states = types.at("states").as_array();
  ASSERT_EQ(states.size(), kStateCount);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const JsonObject& expected = states[i].as_object();
    const State state = static_cast<State>(i);
    EXPECT_EQ(to_string(state), text_of(expected, "id"));
    EXPECT_EQ(chinese_name(state), text_of(expected, "zh"));
    EXPECT_EQ(english_name(state), text_of(expected, "en"));
    EXPECT_EQ(to_string(phase_of(state)), text_of(expected, "phase"));
    EXPECT_EQ(to_string(library_of(state)), text_of(expected, "library"));
    EXPECT_EQ(parse_state(to_string(state)), state);
  }
}

TEST(StateMachine, HasExactlyTheTransitionsOfTheContent) {
  using Pair = std::pair<std::string, std::string>;
  std::set<Pair> expected;
  const Json types = testing::content("renewal-types.json");
  for (const Json& each : types.at("transitions").as_array()) {
    const std::string from(each.at(0).as_string());
    const std::string to(each.at(1).as_string());
    if (from != "*" && to != "*previous") expected.emplace(from, to);
    if (from != "*") continue;
    for (const State state : all_states()) {
      if (!is_ended(state) && state != State::suspended) expected.emplace(to_string(state), to);
    }
  }
  std::set<Pair> ours;
  for (const State state : all_states()) {
    if (state == State::suspended || state == State::exited) continue;
    for (const Step& step : steps_from(state, std::nullopt))
      ours.emplace(to_string(state), to_string(step.to));
  }
  EXPECT_EQ(ours, expected);
}

TEST(StateMachine, LeadsBackFromSuspensionAndExitAndNowhereElse) {
  for (const State before : {State::draft, State::planned, State::construction}) {
    const auto steps = steps_from(State::suspended, before);
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].name, "resume");
    EXPECT_EQ(steps[0].to, before);
  }
  const auto steps = steps_from(State::exited, State::reserve);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].name, "return");
  EXPECT_EQ(steps[0].to, State::reserve);
}

TEST(StateMachine, AllowsAnExitOnlyFromReserveImplementationAndPlanned) {
  std::set<State> exits;
  for (const Edge& edge : edges()) {
    if (edge.to == State::exited) exits.insert(edge.from);
  }
  EXPECT_EQ(exits, (std::set<State>{State::reserve, State::implementation, State::planned}));
}

TEST(StateMachine, EndsWithoutASuspensionOrAnyOtherStep) {
  EXPECT_TRUE(steps_from(State::rejected, std::nullopt).empty());
  EXPECT_TRUE(steps_from(State::completed, std::nullopt).empty());
}

TEST(StateMachine, AsksForReasonsWhereSomebodyIsTurnedAway) {
  std::set<State> with_reason;
  for (const State state : all_states()) {
    if (needs_reason(state)) with_reason.insert(state);
  }
  EXPECT_EQ(with_reason,
            (std::set<State>{State::rejected, State::supplement, State::supplement_plan,
                             State::suspended, State::exited}));
}

TEST(StateMachine, KnowsTheSubtypesOfTheContent) {
  std::set<std::string> expected;
  const Json types = testing::content("renewal-types.json");
  for (const Json& category : types.at("categories").as_array()) {
    for (const Json& subtype : category.at("subtypes").as_array()) {
      const std::string id = text_of(subtype.as_object(), "id");
      expected.insert(id);
      EXPECT_EQ(category_of(id), text_of(category.as_object(), "id"));
    }
  }
  EXPECT_EQ(subtypes().size(), expected.size());
  EXPECT_FALSE(category_of("castle"));
}

TEST(StateMachine, RefusesNamesThatAreNoStates) {
  EXPECT_FALSE(parse_state("resume"));
  EXPECT_FALSE(parse_state(""));
  EXPECT_FALSE(parse_state("Draft"));
}

}  // namespace
}  // namespace huanxin::projects

// Random sequences of commands: the state machine is never left, and the history alone gives the
// present project again.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "projects/internal/fields.h"
#include "projects/internal/library_fixture_test.h"
#include "projects/projects.h"
#include "store/check.h"

namespace huanxin::projects {
namespace {

using testing::LibraryTest;
using testing::staff;

class ReplayTest : public LibraryTest {
 protected:
  std::size_t below(std::size_t limit) { return chance_.next() % limit; }

  std::string any_state() {
    constexpr std::array kWords{"resume", "return"};
    const std::size_t pick = below(kStateCount + kWords.size());
    return pick < kStateCount ? std::string(to_string(static_cast<State>(pick)))
                              : kWords[pick - kStateCount];
  }

  // Half the moves follow the machine, so that the far states are reached; the rest is anything.
  std::string some_step(const std::string& id) {
    const auto next = detail(id).next_states;
    return next.empty() || below(4) == 0 ? any_state() : next[below(next.size())].to;
  }

  Json some_change() {
    const std::array<Json, 12> changes{
        JsonObject{{"name", "名" + std::to_string(below(5))}},
        JsonObject{{"implementer", below(3) == 0 ? Json(nullptr) : Json("公司")}},
        JsonObject{{"funding_sources", below(3) == 0 ? Json(nullptr) : Json("自筹")}},
        JsonObject{{"plan_needed", below(2) == 0}},
        JsonObject{{"plan_year", below(4) == 0 ? Json(nullptr) : Json(2024)}},
        JsonObject{{"start_date", "2024-09-01"}, {"finish_date", "2024-08-01"}},
        JsonObject{{"start_date", "2024-09-01"}, {"finish_date", nullptr}},
        JsonObject{{"lon", 116.4}, {"lat", 39.9}},
        JsonObject{{"lon", nullptr}},
        JsonObject{{"subtype", below(2) == 0 ? "area_integrated" : "old_factory"}},
        JsonObject{{"land_area_m2", static_cast<double>(below(3)) * 0.5}},
        JsonObject{{"subdistrict", below(2) == 0 ? "110105004" : "110105026"}, {"content", "内容"}},
    };
    return changes[below(changes.size())];
  }

  Json some_move(const std::string& id) {
    const std::string to = some_step(id);
    JsonObject body{{"to", to}};
    if (below(4) != 0) body["reason"] = "理由";
    if (to == "exited" && below(4) != 0) body["exit_reason"] = "no_progress";
    return body;
  }

  Json some_milestone_change(const std::string& id) {
    const auto milestones = detail(id).milestones;
    const std::string milestone =
        milestones.empty() ? "none" : milestones[below(milestones.size())].id;
    const std::array<Json, 3> dates{Json("2024-06-15"), Json("2024-12-01"), Json(nullptr)};
    return JsonObject{{"milestone", milestone},
                      {below(2) == 0 ? "actual" : "forecast", dates[below(dates.size())]}};
  }

  void some_command(const std::string& id) {
    switch (below(6)) {
      case 0:
      case 1: (void)run("project.change", {id, some_change()}); break;
      case 2:
        (void)run("milestone.add", {id, JsonObject{{"kind", "start"}, {"baseline", "2024-06-01"}}});
        break;
      case 3: (void)run("milestone.change", {id, some_milestone_change(id)}); break;
      default: (void)run("project.move", {id, some_move(id)});
    }
  }

  // The fields and the state as the history tells them.
  JsonObject replayed(const std::string& id) {
    auto changes = history(id);
    std::ranges::reverse(changes);
    JsonObject now;
    for (const Change& change : changes) {
      for (const Json& each : change.fields) {
        const JsonObject& field = each.as_object();
        const std::string name = text_of(field, "field");
        if (name.find('.') != std::string::npos) continue;  // of a milestone
        const Json before = now.contains(name) ? now.at(name) : Json(nullptr);
        EXPECT_TRUE(name == "exit_reason" || same_value(before, field.at("from")))
            << name << ' ' << to_text(field);
        now[name] = field.at("to");
      }
    }
    return now;
  }

  void expect_replay(const std::string& id) {
    const ProjectDetail seen = detail(id);
    const JsonObject told = replayed(id);
    EXPECT_EQ(told.at("state"), Json(to_string(seen.project.state)));
    for (const FieldSpec& field : field_specs()) {
      const Json* there = seen.fields.if_contains(field.name);
      const Json* then = told.if_contains(field.name);
      EXPECT_TRUE(same_value(there ? *there : Json(nullptr), then ? *then : Json(nullptr)))
          << field.name;
    }
    EXPECT_EQ(told.contains("library_no"), seen.project.library_no.has_value());
  }

  void expect_lawful_way(const std::string& id) {
    const auto states = detail(id).states;
    EXPECT_EQ(states.front().state, State::draft);
    std::optional<State> before;
    for (std::size_t i = 1; i < states.size(); ++i) {
      const auto steps = steps_from(states[i - 1].state, before);
      EXPECT_NE(std::ranges::find(steps, states[i].state, &Step::to), steps.end())
          << to_string(states[i - 1].state) << " → " << to_string(states[i].state);
      const bool leaves = states[i].state == State::suspended || states[i].state == State::exited;
      before = leaves ? std::optional(states[i - 1].state) : std::nullopt;
    }
  }

  SeededRandom chance_{20240308};
};

TEST_F(ReplayTest, RandomCommandsNeverLeaveTheMachineAndTheHistoryTellsThePresent) {
  std::set<State> reached;
  for (int round = 0; round < 6; ++round) {
    const std::string id = declare("项目" + std::to_string(round));
    for (int i = 0; i < 60; ++i) some_command(id);
    expect_lawful_way(id);
    expect_replay(id);
    for (const PassedState& passed : detail(id).states) reached.insert(passed.state);
  }
  EXPECT_GE(reached.size(), 8U);  // the sequences do get somewhere
}

TEST_F(ReplayTest, ViewsRebuiltFromTheEventsAreTheSame) {
  import_content();
  const std::string id = declare("项目");
  for (int i = 0; i < 40; ++i) some_command(id);
  for (int i = 0; i < 20; ++i) some_command("cy-2024-bahe");
  ASSERT_TRUE(store().seal());
  const auto report = store::check(options_, [](std::string_view, std::int64_t, std::int64_t) {});
  ASSERT_TRUE(report) << report.error().en;
  EXPECT_TRUE(report->clean()) << report->first_difference->en;
  EXPECT_NE(std::ranges::find(report->tables, "project"), report->tables.end());
}

}  // namespace
}  // namespace huanxin::projects

#include "app/content.h"

#include <map>
#include <set>

#include "app/internal/practice_plan.h"
#include "app/internal/test_office.h"
#include "app/permissions.h"
#include "projects/list.h"
#include "projects/overview.h"
#include "projects/project.h"
#include "store/check.h"
#include "targets/contribution.h"
#include "targets/district.h"
#include "targets/period.h"

namespace huanxin::app {
namespace {

const LoadProgress kQuiet = [](std::string_view, std::int64_t, std::int64_t) {};

Viewer sees_all() { return viewer_of(App::local_operator()); }

class Content : public Office {
 protected:
  template <typename T>
  T read(const std::function<Result<T>(const store::Snapshot&)>& query) {
    auto answer = app_->store().query<T>(query);
    EXPECT_TRUE(answer) << answer.error().en << answer.error().detail;
    return *std::move(answer);
  }
  Date today() const { return civil_date(clock_.now()); }

  JsonObject programme(const std::string& district, int year, const Viewer& viewer) {
    const auto found = read<std::optional<JsonObject>>([&](const store::Snapshot& snapshot) {
      return projects::programme_overview(snapshot, district, year, viewer, today());
    });
    EXPECT_TRUE(found) << district;
    return found.value_or(JsonObject());
  }
  std::vector<projects::Project> projects_of(const std::string& district, const Viewer& viewer) {
    std::vector<projects::Project> list;
    read<Done>([&](const store::Snapshot& snapshot) {
      projects::ProjectQuery query;
      query.district = district;
      return projects::each_project(snapshot, query, viewer, today(), [&](const auto& project) {
        list.push_back(project);
        return true;
      });
    });
    return list;
  }
  std::int64_t entries() { return app_->store().seal()->size; }

  void expect_clean_check() {
    app_.reset();
    const auto report = store::check(store_options(config_), [](auto, auto, auto) {});
    ASSERT_TRUE(report) << report.error().en;
    EXPECT_TRUE(report->clean()) << report->first_difference->en;
    EXPECT_GT(report->events, 0);
  }
};

TEST_F(Content, OfChaoyang2024IsCompleteAndLoadedOnce) {
  const auto loaded = load_programme(*app_, kQuiet);
  ASSERT_TRUE(loaded) << loaded.error().en << loaded.error().detail;
  const JsonObject chaoyang = programme("chaoyang", 2024, Viewer::everybody());
  std::size_t items = 0;
  for (const Json& action : chaoyang.at("actions").as_array())
    items += action.at("items").as_array().size();
  EXPECT_EQ(chaoyang.at("actions").as_array().size(), 5U);
  EXPECT_EQ(items, 33U);
  EXPECT_EQ(chaoyang.at("figures").as_array().size(), 7U);
  const auto district = read<std::optional<targets::District>>(
      [&](const store::Snapshot& snapshot) { return targets::district(snapshot, "chaoyang"); });
  ASSERT_TRUE(district);
  EXPECT_EQ(district->subdistricts.size(), 43U);
  EXPECT_FALSE(district->practice);
  const auto projects = projects_of("chaoyang", Viewer::everybody());
  EXPECT_GE(projects.size(), 35U);
  EXPECT_LE(projects.size(), 45U);

  const std::int64_t before = entries();
  const auto again = load_programme(*app_, kQuiet);
  ASSERT_TRUE(again) << again.error().en << again.error().detail;
  EXPECT_EQ(entries(), before) << "the second time changes nothing";
  expect_clean_check();
}

TEST_F(Content, InventsNothingAboutChaoyang) {
  ASSERT_TRUE(load_programme(*app_, kQuiet));
  for (const auto& project : projects_of("chaoyang", sees_all())) {
    const auto detail =
        read<std::optional<projects::ProjectDetail>>([&](const store::Snapshot& snapshot) {
          return projects::project_detail(snapshot, project.id, sees_all(), today());
        });
    ASSERT_TRUE(detail);
    EXPECT_TRUE(detail->milestones.empty()) << project.name;
    for (const char* field : {"investment_total_fen", "start_date", "finish_date", "implementer"}) {
      const Json* const value = detail->fields.if_contains(field);
      EXPECT_TRUE(value == nullptr || value->is_null()) << project.name << " " << field;
    }
    for (const auto& contribution : detail->contributions)
      EXPECT_EQ(contribution.status, targets::Status::planned) << project.name;
  }
}

TEST(PracticePlan, IsTheSameForTheSameSeedAndDay) {
  const PracticeDay day = practice_day(Date{std::chrono::year{2025} / 9 / 20});
  const auto text = [&](std::uint64_t seed) {
    std::string all;
    for (const PracticeProject& project : practice_projects(seed, day)) {
      all += project.name + project.state + to_text(project.fields);
      for (const auto& milestone : project.milestones)
        all += milestone.kind + to_iso(milestone.baseline) + milestone.cause;
      for (const auto& contribution : project.contributions)
        all += contribution.item + to_iso(contribution.reached_on);
    }
    return all;
  };
  EXPECT_EQ(text(7), text(7));
  EXPECT_NE(text(7), text(8));
}

TEST(PracticePlan, EndsInEveryStateWhateverTheDay) {
  for (const auto& when : {std::chrono::year{2025} / 3 / 5, std::chrono::year{2025} / 7 / 31,
                           std::chrono::year{2024} / 2 / 29, std::chrono::year{2025} / 12 / 31}) {
    const PracticeDay day = practice_day(Date{when});
    std::set<std::string> states;
    std::set<std::string> names;
    const auto plan = practice_projects(1, day);
    EXPECT_EQ(plan.size(), 60U);
    for (const PracticeProject& project : plan) {
      states.insert(project.state);
      names.insert(project.name);
      EXPECT_TRUE(project.name.starts_with("示范"));
      for (const auto& milestone : project.milestones)
        EXPECT_TRUE(!milestone.actual || *milestone.actual <= day.today);
      for (const auto& contribution : project.contributions) {
        const std::chrono::year_month_day reached{contribution.reached_on};
        EXPECT_EQ(static_cast<int>(reached.year()), day.year);
        EXPECT_LE(contribution.reached_on, day.today);
      }
    }
    EXPECT_EQ(states.size(), 18U);
    EXPECT_EQ(names.size(), 60U);
  }
}

TEST_F(Content, OfThePracticeDistrictShowsEverythingThatCanHappen) {
  const auto accounts = load_practice(*app_, 1, kQuiet);
  ASSERT_TRUE(accounts) << accounts.error().en << accounts.error().detail;

  std::map<projects::State, int> states;
  for (const auto& project : projects_of("practice", sees_all())) ++states[project.state];
  EXPECT_EQ(states.size(), projects::kStateCount);

  std::map<targets::Status, int> statuses;
  read<Done>([&](const store::Snapshot& snapshot) {
    targets::ContributionQuery query;
    query.district = "practice";
    return targets::each_contribution(snapshot, query, sees_all(),
                                      [&](const targets::Contribution& contribution) {
                                        ++statuses[contribution.status];
                                        return true;
                                      });
  });
  EXPECT_EQ(statuses.size(), 5U) << "planned, claimed, verified, refused, withdrawn";

  const auto periods = read<std::vector<targets::Period>>([&](const store::Snapshot& snapshot) {
    return targets::periods(snapshot, "practice", std::nullopt, today());
  });
  EXPECT_TRUE(std::any_of(periods.begin(), periods.end(),
                          [](const auto& period) { return period.closed_at.has_value(); }));
  const auto late =
      read<std::vector<projects::LateMilestone>>([&](const store::Snapshot& snapshot) {
        return projects::late_milestones(snapshot, "practice", Viewer::everybody(), today(), 100);
      });
  EXPECT_FALSE(late.empty());
  EXPECT_TRUE(std::any_of(late.begin(), late.end(),
                          [](const auto& each) { return each.cause.has_value(); }));
  EXPECT_TRUE(programme("practice", practice_day(today()).year, Viewer::everybody())
                  .at("practice")
                  .as_bool());
  expect_clean_check();
}

TEST_F(Content, OfThePracticeDistrictHasPeopleWhoCanSignIn) {
  const auto accounts = load_practice(*app_, 1, kQuiet);
  ASSERT_TRUE(accounts) << accounts.error().en << accounts.error().detail;
  ASSERT_EQ(accounts->size(), 9U);
  for (const PracticeAccount& account : *accounts) {
    const auto entered = sign_in(account.name, account.password, account.name);
    ASSERT_TRUE(entered) << account.name;
    EXPECT_EQ(entered->principal.role, account.role);
  }
  const std::int64_t before = entries();
  const auto again = load_practice(*app_, 1, kQuiet);
  ASSERT_TRUE(again) << again.error().en;
  EXPECT_EQ(entries() - before, 9) << "nine renewed links and nothing else";
  EXPECT_FALSE(sign_in(accounts->front().name, accounts->front().password));
  EXPECT_TRUE(sign_in(again->front().name, again->front().password));
}

TEST_F(Content, IsGeneratedInAnyAmount) {
  config_.group_max = 256;
  reopen();
  const auto generated = generate(*app_, {.projects = 50, .seed = 3}, kQuiet);
  ASSERT_TRUE(generated) << generated.error().en << generated.error().detail;
  EXPECT_EQ(generated->commands, 500);
  EXPECT_EQ(projects_of("generated", sees_all()).size(), 50U);
  expect_clean_check();
}

}  // namespace
}  // namespace huanxin::app

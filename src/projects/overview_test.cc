#include "projects/overview.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "projects/groups.h"
#include "projects/import.h"
#include "projects/internal/library_fixture_test.h"

namespace huanxin::projects {
namespace {

using testing::LibraryTest;
using testing::staff;

class OverviewTest : public LibraryTest {
 protected:
  JsonObject overview() {
    auto found = ask<std::optional<JsonObject>>([&](const store::Snapshot& snapshot) {
      return programme_overview(snapshot, "chaoyang", 2024, staff(), today());
    });
    HX_CHECK(found.has_value());
    return *std::move(found);
  }
  JsonObject item(const std::string& id) {
    auto found = ask<std::optional<JsonObject>>([&](const store::Snapshot& snapshot) {
      return item_overview(snapshot, id, staff(), today());
    });
    HX_CHECK(found.has_value());
    return *std::move(found);
  }
  SubdistrictMeasures subdistrict(const std::string& code) {
    const auto all = ask<std::vector<SubdistrictMeasures>>([&](const store::Snapshot& snapshot) {
      return subdistrict_measures(snapshot, "chaoyang", 2024, staff(), today());
    });
    return *std::ranges::find(all, code, &SubdistrictMeasures::code);
  }
  static const JsonObject& item_in(const JsonObject& overview, std::string_view code) {
    for (const Json& action : overview.at("actions").as_array()) {
      for (const Json& item : action.at("items").as_array()) {
        if (item.at("code") == Json(code)) return item.as_object();
      }
    }
    HX_CHECK(false);
    return overview;
  }
};

TEST_F(OverviewTest, BringsThirtyEightNamedPlacesWithoutInventingAnything) {
  import_content();
  const ProjectPage all = page({.limit = 200}, Viewer::everybody());
  EXPECT_EQ(all.total, 38);
  for (const Project& project : all.items) {
    EXPECT_EQ(project.state, State::reserve) << project.name;
    EXPECT_EQ(project.plan_year, 2024);
    EXPECT_TRUE(project.action && project.verb) << project.name;
    EXPECT_FALSE(project.implementer || project.next_due) << project.name;
    // Known to the subdistrict only, and shown so; or not known at all.
    EXPECT_EQ(project.subdistrict.has_value(), project.location.has_value()) << project.name;
    EXPECT_EQ(project.subdistrict.has_value(), project.subdistrict_certainty.has_value());
    EXPECT_EQ(project.location ? project.location->accuracy : "subdistrict", "subdistrict");
    const ProjectDetail full = detail(project.id, Viewer::everybody());
    EXPECT_EQ(text_of(full.source, "issued"), "2024-03-08");
    EXPECT_EQ(text_of(full.source, "certainty"), "READ");
    EXPECT_EQ(full.contributions.size(), 1U) << project.name;
    EXPECT_TRUE(full.milestones.empty());
    EXPECT_FALSE(full.fields.contains("investment_total_fen"));
    EXPECT_FALSE(full.fields.contains("start_date"));
  }
  EXPECT_EQ(all.items.front().library_no, "CY-2024-0001");
}

TEST_F(OverviewTest, NamesEveryPlaceOfTheProgrammeExactlyOnce) {
  const Json projects = testing::content("projects/chaoyang-2024.json");
  std::multiset<std::string> ours;
  for (const Json& project : projects.at("projects").as_array())
    ours.insert(text_of(project.as_object(), "item") + " " + text_of(project.as_object(), "place"));
  std::multiset<std::string> expected;
  const Json programme = testing::content("programme/chaoyang-2024.json");
  for (const Json& item : programme.at("items").as_array()) {
    const Json* places = item.as_object().if_contains("places");
    if (places == nullptr) continue;
    for (const Json& place : places->as_array())
      expected.insert(text_of(item.as_object(), "code") + " " + text_of(place.as_object(), "name"));
  }
  EXPECT_EQ(ours, expected);
}

TEST_F(OverviewTest, KeepsTheQuartersOfJinsongAsPartsOfOneProject) {
  import_content();
  EXPECT_EQ(detail("cy-2024-jinsong-3-6").children.size(), 4U);
  const JsonObject full = item("chaoyang-2024-a3-01");
  EXPECT_EQ(full.at("rollup").at("planned").to_number<double>(), 4);
  EXPECT_EQ(full.at("projects").to_number<int>(), 4);
}

TEST_F(OverviewTest, FindsTheRiverUnderItsPrintedAndItsUsualName) {
  import_content();
  EXPECT_EQ(page({.words = "北小川"}).total, 1);
  EXPECT_EQ(page({.words = "北小河"}).total, 1);
}

TEST_F(OverviewTest, MakesAreasAndAnOpenListThatNamesNobody) {
  import_content();
  const auto groups = ask<std::vector<Group>>([&](const store::Snapshot& snapshot) {
    return list_groups(snapshot, "chaoyang", Viewer::everybody());
  });
  EXPECT_EQ(std::ranges::count(groups, "area", &Group::kind), 5);
  const auto list = std::ranges::find(groups, "list", &Group::kind);
  ASSERT_NE(list, groups.end());
  EXPECT_EQ(list->projects, 0);
  EXPECT_EQ(list->level, "city");
}

TEST_F(OverviewTest, RefusesASecondImport) {
  import_content();
  const auto steps = import_steps(testing::content("projects/chaoyang-2024.json"));
  const auto first = std::ranges::find(*steps, "project.import", &ImportStep::command);
  EXPECT_EQ(code(first->command, {first->target, first->body, "system"}), "projects.id_taken");
}

TEST_F(OverviewTest, RollsUpWithoutExitedProjects) {
  import_content();
  const auto planned = [&] {
    return item_in(overview(), "A4-12").at("rollup").at("planned").to_number<double>();
  };
  EXPECT_EQ(planned(), 2);
  move("cy-2024-side-park", "exited");
  EXPECT_EQ(planned(), 1);
  EXPECT_EQ(item_in(overview(), "A4-12").at("projects").to_number<int>(), 1);
  EXPECT_EQ(page({.item = "chaoyang-2024-a4-12"}).total, 2);  // still in the library
  move("cy-2024-side-park", "return");
  EXPECT_EQ(planned(), 2);
}

TEST_F(OverviewTest, CountsProjectsOfActionsAndSubdistricts) {
  import_content();
  const JsonObject whole = overview();
  std::vector<int> projects;
  for (const Json& action : whole.at("actions").as_array())
    projects.push_back(action.at("summary").at("projects").to_number<int>());
  EXPECT_EQ(projects, (std::vector<int>{5, 8, 5, 11, 9}));
  EXPECT_EQ(subdistrict("110105004").projects, 3);
  EXPECT_EQ(subdistrict("110105004").planned, 3);
  EXPECT_EQ(subdistrict("110105020").projects, 0);
  // A project that moves to another subdistrict is counted there.
  ASSERT_EQ(code("project.change", {"cy-2024-bahe", JsonObject{{"subdistrict", "110105020"}}}),
            "done");
  EXPECT_EQ(subdistrict("110105020").projects, 1);
  EXPECT_EQ(subdistrict("110105020").planned, 1);
}

TEST_F(OverviewTest, ListsWhatIsLateWithDaysAndCauseLongestFirst) {
  import_content();
  for (const auto& [id, day] :
       {std::pair("cy-2024-bahe", "2024-06-21"), std::pair("cy-2024-side-park", "2024-06-01")})
    ASSERT_EQ(code("milestone.add", {id, JsonObject{{"kind", "start"}, {"baseline", day}}}),
              "done");
  const std::string milestone = detail("cy-2024-bahe").milestones.at(0).id;
  ASSERT_EQ(code("milestone.change", {"cy-2024-bahe", JsonObject{{"milestone", milestone},
                                                                 {"delay_cause", "approval"}}}),
            "done");
  const JsonObject whole = overview();
  const JsonArray& late = whole.at("late").as_array();
  ASSERT_EQ(late.size(), 2U);
  EXPECT_EQ(late[0].at("project"), Json("cy-2024-side-park"));
  EXPECT_EQ(late[0].at("days_late").to_number<int>(), 30);
  EXPECT_EQ(late[1].at("cause"), Json("approval"));
  EXPECT_EQ(late[1].at("item"), Json("chaoyang-2024-a5-05"));
  EXPECT_EQ(item_in(whole, "A5-05").at("rollup").at("late").to_number<int>(), 1);
  EXPECT_EQ(item_in(whole, "A5-03").at("rollup").at("late").to_number<int>(), 0);
}

TEST_F(OverviewTest, AnswersNothingForAYearWithoutAProgramme) {
  EXPECT_FALSE(ask<std::optional<JsonObject>>([&](const store::Snapshot& snapshot) {
    return programme_overview(snapshot, "chaoyang", 1999, staff(), today());
  }));
  EXPECT_FALSE(ask<std::optional<JsonObject>>([&](const store::Snapshot& snapshot) {
    return item_overview(snapshot, "chaoyang-2024-z9-99", staff(), today());
  }));
}

// Whether a point lies within the outer rings of a polygon or multipolygon: even-odd rule.
bool lies_in(const Json& geometry, double lon, double lat) {
  bool inside = false;
  const auto cross = [&](const JsonArray& ring) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const auto at = [&](std::size_t k, int axis) {
        return ring[k].at(static_cast<std::size_t>(axis)).to_number<double>();
      };
      if ((at(i, 1) > lat) != (at(j, 1) > lat) &&
          lon < (at(j, 0) - at(i, 0)) * (lat - at(i, 1)) / (at(j, 1) - at(i, 1)) + at(i, 0))
        inside = !inside;
    }
  };
  const JsonArray& coordinates = geometry.at("coordinates").as_array();
  for (const Json& part : coordinates) {
    if (geometry.at("type") == Json("Polygon")) {
      cross(part.as_array());
    } else {
      for (const Json& ring : part.as_array()) cross(ring.as_array());
    }
  }
  return inside;
}

TEST(Labels, StandInsideTheirSubdistricts) {
  const Json shapes = testing::content("districts/chaoyang-subdistricts.geojson");
  const Json projects = testing::content("projects/chaoyang-2024.json");
  const JsonArray& labels = projects.at("library").at("labels").as_array();
  EXPECT_EQ(labels.size(), 43U);
  for (const Json& label : labels) {
    bool found = false;
    for (const Json& feature : shapes.at("features").as_array()) {
      if (feature.at("properties").at("code") != label.at("subdistrict")) continue;
      found = lies_in(feature.at("geometry"), label.at("lon").to_number<double>(),
                      label.at("lat").to_number<double>());
    }
    EXPECT_TRUE(found) << to_text(label);
  }
}

TEST(ImportSteps, RefuseContentThatIsWrongAndNameThePlace) {
  Json content = testing::content("projects/chaoyang-2024.json");
  content.at("projects").at(3).as_object()["colour"] = "red";
  auto refused = import_steps(content);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "projects.content_malformed");
  EXPECT_NE(refused.error().en.find("/projects/3"), std::string::npos);
  EXPECT_FALSE(import_steps(Json("text")));
  EXPECT_FALSE(import_steps(JsonObject{{"district", "chaoyang"}}));
}

}  // namespace
}  // namespace huanxin::projects

#include "targets/targets.h"

#include "targets/district.h"
#include "targets/internal/record_fixture_test.h"
#include "targets/overview.h"

namespace huanxin::targets {
namespace {

using testing::because;
using testing::content;
using testing::kParking;
using testing::kRoads;
using testing::plan_body;
using testing::RecordTest;

class DistrictCommands : public RecordTest {};

TEST_F(DistrictCommands, OpenADistrictOnce) {
  EXPECT_EQ(code("district.open", "", content("districts/chaoyang.json")),
            "targets.district_exists");
}

TEST_F(DistrictCommands, AnswerForDistrictsAndTheirSubdistricts) {
  const auto all = ask<std::vector<District>>(districts);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name_zh, "朝阳区");
  EXPECT_TRUE(all[0].source.has_value());
  const auto found = ask<std::optional<Subdistrict>>(
      [](const auto& snapshot) { return find_subdistrict(snapshot, "chaoyang", "大屯"); });
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->name, "大屯街道");
  EXPECT_EQ(found->population, 89'033);
  EXPECT_FALSE(ask<std::optional<Subdistrict>>([](const auto& snapshot) {
                 return find_subdistrict(snapshot, "chaoyang", "中关村");
               }).has_value());
  const auto has = [&](std::string_view district, std::string_view subdistrict) {
    return ask<bool>(
        [&](const auto& snapshot) { return has_subdistrict(snapshot, district, subdistrict); });
  };
  EXPECT_TRUE(has("chaoyang", found->code));
  EXPECT_FALSE(has("chaoyang", "大屯"));
  EXPECT_FALSE(has("haidian", found->code));
  EXPECT_TRUE(ask<bool>([](const auto& snapshot) { return has_district(snapshot, "chaoyang"); }));
  EXPECT_FALSE(ask<bool>([](const auto& snapshot) { return has_district(snapshot, "haidian"); }));
}

TEST_F(DistrictCommands, TakeTheFirstRealDistrictWhereNoneIsNamed) {
  ASSERT_EQ(code("district.open", "",
                 JsonObject{{"id", "aa-practice"},
                            {"name_zh", "示范区"},
                            {"name_en", "Practice"},
                            {"practice", true},
                            {"subdistricts", JsonArray{}}}),
            "done");
  EXPECT_EQ(ask<std::string>([](const auto& s) { return district_or_default(s, ""); }), "chaoyang");
  const auto unknown = store().query<std::string>(
      [](const store::Snapshot& snapshot) { return district_or_default(snapshot, "haidian"); });
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().code, "targets.district_unknown");
}

class Adoption : public RecordTest {
 protected:
  Json programme_ = content("programme/chaoyang-2024.json");
  JsonArray& items() { return programme_.at("items").as_array(); }
  std::string adopt() { return code("programme.adopt", "", programme_); }
};

TEST_F(Adoption, GivesANewVersionAndKeepsContributions) {
  put_project("p1");
  const std::string id = plan("p1", kParking, 100);
  items()[0].as_object()["name_en"] = "Renewal of key areas";
  EXPECT_EQ(adopt(), "done");
  const auto adopted = ask<std::optional<AdoptedProgramme>>(
      [](const auto& snapshot) { return programme(snapshot, "chaoyang", 2024); });
  ASSERT_TRUE(adopted.has_value());
  EXPECT_EQ(adopted->version, 2);
  EXPECT_EQ(adopted->programme.items[0].name_en, "Renewal of key areas");
  EXPECT_EQ(contribution_now(id).item_code, "A4-09");
}

TEST_F(Adoption, RefusesADistrictThatIsNotOpen) {
  programme_.at("district") = "haidian";
  EXPECT_EQ(adopt(), "targets.district_unknown");
}

TEST_F(Adoption, RefusesPlacesInSubdistrictsThatAreNotThere) {
  items()[0].at("places").at(0).at("subdistrict") = "110108001";
  EXPECT_EQ(adopt(), "targets.subdistrict_unknown");
}

TEST_F(Adoption, RefusesToDropAnItemWithContributionsUntilTheyAreWithdrawn) {
  put_project("p1");
  const std::string id = plan("p1", "chaoyang-2024-a5-08", 1);
  items().erase(items().end() - 1);
  EXPECT_EQ(adopt(), "targets.item_in_use");
  ASSERT_EQ(code("contribution.withdraw", id, because("计划取消")), "done");
  EXPECT_EQ(adopt(), "done");
  EXPECT_EQ(contribution_now(id).status, Status::withdrawn);
  EXPECT_EQ(code("contribution.plan", "", plan_body("p1", "chaoyang-2024-a5-08", 1)),
            "targets.item_unknown");
}

TEST_F(Adoption, RefusesToChangeTheUnitUnderContributions) {
  put_project("p1");
  plan("p1", kRoads, 2.5);
  for (Json& item : items()) {
    if (text_of(item.as_object(), "code") == "A4-05") item.as_object()["unit"] = "平方米";
  }
  EXPECT_EQ(adopt(), "targets.item_unit_changed");
}

TEST_F(Adoption, ListsProgrammesAndFindsThemByItem) {
  const auto names = ask<std::vector<ProgrammeName>>(programmes);
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].id, "chaoyang-2024");
  const auto newest = ask<std::optional<AdoptedProgramme>>(
      [](const auto& snapshot) { return programme(snapshot, "chaoyang", std::nullopt); });
  ASSERT_TRUE(newest.has_value());
  EXPECT_EQ(newest->programme, testing::chaoyang_2024());
  EXPECT_TRUE(ask<std::optional<AdoptedProgramme>>([](const auto& snapshot) {
                return programme_of_item(snapshot, kParking);
              }).has_value());
  EXPECT_FALSE(ask<std::optional<AdoptedProgramme>>([](const auto& snapshot) {
                 return programme(snapshot, "chaoyang", 2023);
               }).has_value());
}

}  // namespace
}  // namespace huanxin::targets

// What lies in content/ agrees with itself and with its source.

#include <gtest/gtest.h>
#include <map>
#include <set>

#include "targets/district.h"
#include "targets/internal/record_fixture_test.h"

namespace huanxin::targets {
namespace {

using testing::chaoyang_2024;
using testing::content;

District chaoyang() {
  auto district = parse_district(content("districts/chaoyang.json"));
  HX_CHECK(district.has_value());
  return *std::move(district);
}

TEST(Content, HoldsThe43SubdistrictsWithTheirEstimatedPopulation) {
  const District district = chaoyang();
  EXPECT_FALSE(district.practice);
  ASSERT_EQ(district.subdistricts.size(), 43U);
  std::map<std::string, int> kinds;
  std::int64_t people = 0;
  for (const Subdistrict& one : district.subdistricts) {
    ++kinds[one.kind];
    people += one.population.value_or(0);
    EXPECT_TRUE(one.name_en.has_value()) << one.code;
  }
  EXPECT_EQ(kinds["街道"], 24);
  EXPECT_EQ(kinds["地区"], 19);
  EXPECT_EQ(people, 3'740'783);
}

TEST(Content, DrawsEverySubdistrictUnderItsCodeAndName) {
  std::map<std::string, std::string> shapes;
  const Json drawing = content("districts/chaoyang-subdistricts.geojson");
  for (const Json& feature : drawing.at("features").as_array()) {
    const JsonObject& properties = feature.at("properties").as_object();
    shapes[text_of(properties, "code")] = text_of(properties, "name");
  }
  for (const Subdistrict& one : chaoyang().subdistricts) EXPECT_EQ(shapes[one.code], one.name);
  EXPECT_EQ(shapes.size(), 43U);
}

TEST(Content, PutsNamedPlacesOnlyIntoSubdistrictsThatExist) {
  std::set<std::string> codes;
  for (const Subdistrict& one : chaoyang().subdistricts) codes.insert(one.code);
  int places = 0;
  for (const Item& item : chaoyang_2024().items) {
    for (const Place& place : item.places) {
      ++places;
      EXPECT_TRUE(!place.subdistrict || codes.contains(*place.subdistrict)) << place.name;
      EXPECT_EQ(place.subdistrict.has_value(), place.subdistrict_certainty.has_value());
    }
  }
  EXPECT_EQ(places, 38);
}

TEST(Content, CountsEveryNameOfAListWithoutAStatedNumber) {
  for (const Item& item : chaoyang_2024().items) {
    if (item.quantity_kind != QuantityKind::count_of_named) continue;
    EXPECT_EQ(item.quantity, Quantity::whole(static_cast<std::int64_t>(item.places.size())))
        << item.code;
  }
}

TEST(Content, NamesEveryActionsCategoryAndEveryItemsSubtype) {
  std::set<std::string> names;
  const Json types = content("renewal-types.json");
  for (const Json& category : types.at("categories").as_array()) {
    names.insert(text_of(category.as_object(), "id"));
    for (const Json& subtype : category.at("subtypes").as_array())
      names.insert(text_of(subtype.as_object(), "id"));
  }
  const Programme programme = chaoyang_2024();
  for (const Action& action : programme.actions) EXPECT_TRUE(names.contains(action.category));
  for (const Item& item : programme.items) {
    EXPECT_TRUE(!item.subtype || names.contains(*item.subtype)) << item.code;
  }
}

TEST(Content, KnowsEveryStateThatATransitionNames) {
  const Json types = content("renewal-types.json");
  std::set<std::string> states{"*", "*previous"};
  for (const Json& state : types.at("states").as_array()) {
    states.insert(text_of(state.as_object(), "id"));
    EXPECT_FALSE(text_of(state.as_object(), "zh").empty());
  }
  EXPECT_EQ(states.size(), 20U);
  for (const Json& step : types.at("transitions").as_array()) {
    for (const Json& end : step.as_array())
      EXPECT_TRUE(states.contains(std::string(end.as_string())));
  }
}

TEST(District, PrintsBackTheFormThatItReads) {
  const District district = chaoyang();
  const auto again = parse_district(to_json(district));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(*again, district);
}

TEST(District, RefusesCodesThatAreMalformedOrTwice) {
  const auto code_of = [](const Json& body) {
    const auto district = parse_district(body);
    return district ? std::string() : district.error().fields.at(0).code;
  };
  Json body = content("districts/chaoyang.json");
  Json& second = body.at("subdistricts").at(1).at("code");
  second = "110105001";
  EXPECT_EQ(code_of(body), "targets.code_twice");
  second = "1101";
  EXPECT_EQ(code_of(body), "targets.code_malformed");
  second = "110105002";
  EXPECT_EQ(code_of(body), "");
  body.at("code") = "11010";
  EXPECT_EQ(code_of(body), "targets.code_malformed");
}

}  // namespace
}  // namespace huanxin::targets

#include "targets/programme.h"

#include <gtest/gtest.h>
#include <functional>
#include <set>

#include "targets/internal/record_fixture_test.h"

namespace huanxin::targets {
namespace {

using testing::chaoyang_2024;
using testing::content;

/// The codes of the faults of the programme after `spoil` changed it.
std::set<std::string> faults(const std::function<void(JsonObject&)>& spoil) {
  Json body = content("programme/chaoyang-2024.json");
  spoil(body.as_object());
  const auto programme = parse_programme(body);
  std::set<std::string> codes;
  if (programme) return codes;
  EXPECT_EQ(programme.error().code, "base.fields_faulty");
  for (const FieldError& fault : programme.error().fields) codes.insert(fault.code);
  return codes;
}

JsonObject& item(JsonObject& body, std::size_t index) {
  return body["items"].as_array().at(index).as_object();
}

using Codes = std::set<std::string>;

TEST(Programme, HoldsFiveActions33ItemsAnd7Figures) {
  const Programme programme = chaoyang_2024();
  EXPECT_EQ(programme.id(), "chaoyang-2024");
  EXPECT_EQ(programme.actions.size(), 5U);
  EXPECT_EQ(programme.items.size(), 33U);
  EXPECT_EQ(programme.figures.size(), 7U);
  EXPECT_EQ(programme.verbs.size(), 16U);
  EXPECT_EQ(programme.channels.wechat, "更新朝阳");
}

TEST(Programme, KeepsTheFourteenStatedQuantitiesApartFromCountsOfNames) {
  int stated = 0;
  for (const Item& item : chaoyang_2024().items) {
    if (item.quantity_kind == QuantityKind::stated) ++stated;
  }
  EXPECT_EQ(stated, 14);
}

TEST(Programme, KeepsTheVerbAsPartOfTheTarget) {
  const Programme programme = chaoyang_2024();
  const Item* pipelines = programme.item("chaoyang-2024-a4-04");
  ASSERT_NE(pipelines, nullptr);
  EXPECT_EQ(programme.verb(pipelines->milestone).kind, VerbKind::start);
  EXPECT_EQ(programme.verb("advance").kind, VerbKind::progress);
  EXPECT_EQ(programme.verb("complete").kind, VerbKind::finish);
  for (const auto* id : {"listed", "stock", "context", "in_force"})
    EXPECT_EQ(programme.verb(id).kind, VerbKind::no_target) << id;
  EXPECT_EQ(programme.item("chaoyang-2024-a9-99"), nullptr);
}

TEST(Programme, NamesPairsAndWhatMustNotBeAdded) {
  const Programme programme = chaoyang_2024();
  EXPECT_EQ(programme.item("chaoyang-2024-a4-02")->pair, "A4-03");
  EXPECT_EQ(programme.item("chaoyang-2024-a4-03")->pair, "A4-02");
  EXPECT_EQ(programme.item(testing::kShared)->never_added_to, "A4-09");
}

TEST(Programme, PrintsBackTheFormThatItReads) {
  const Programme programme = chaoyang_2024();
  const auto again = parse_programme(to_content(programme));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(*again, programme);
}

TEST(Programme, ShowsAnItemWithItsVerbInBothLanguages) {
  const Programme programme = chaoyang_2024();
  const Item& item = *programme.item(testing::kParking);
  const JsonObject json = to_json(item, programme.verb(item.milestone));
  EXPECT_EQ(text_of(json, "id"), "chaoyang-2024-a4-09");
  EXPECT_EQ(text_of(json, "verb_zh"), "新增");
  EXPECT_EQ(text_of(json, "met_when"), "quantity delivered within the year");
  EXPECT_EQ(int_of(json, "quantity"), 4500);
  EXPECT_EQ(text_of(json, "quantity_kind"), "stated");
}

TEST(Programme, RefusesMissingAndUnknownMembers) {
  EXPECT_EQ(faults([](auto& body) { body.erase("source"); }), Codes{"base.field_missing"});
  EXPECT_EQ(faults([](auto& body) { body.erase("settings"); }), Codes{"base.field_missing"});
  EXPECT_EQ(faults([](auto& body) { body["settings"].as_object().erase("band_z"); }),
            Codes{"base.field_missing"});
  EXPECT_EQ(faults([](auto& body) { body["colour"] = "red"; }), Codes{"base.field_unknown"});
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["colour"] = "red"; }),
            Codes{"base.field_unknown"});
  EXPECT_EQ(faults([](auto& body) { body["year"] = "2024"; }), Codes{"base.field_not_integer"});
  EXPECT_EQ(faults([](auto& body) { body["district"] = std::string(41, 'x'); }),
            Codes{"base.text_too_long"});
}

TEST(Programme, RefusesCodesThatAreMalformedOrTwice) {
  EXPECT_TRUE(faults([](auto& body) {
                item(body, 0)["code"] = "a1-1";
              }).contains("targets.code_malformed"));
  EXPECT_TRUE(
      faults([](auto& body) { item(body, 1)["code"] = "A1-01"; }).contains("targets.code_twice"));
  EXPECT_TRUE(faults([](auto& body) {
                body["figures"].as_array()[0].as_object()["code"] = "P-02";
              }).contains("targets.code_twice"));
}

TEST(Programme, RefusesItemsThatNameNothing) {
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["action"] = "A9"; }),
            Codes{"targets.action_unknown"});
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["action"] = "A2"; }),
            Codes{"targets.action_unknown"});
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["milestone"] = "dream"; }),
            Codes{"targets.verb_unknown"});
  EXPECT_EQ(
      faults([](auto& body) { body["figures"].as_array()[0].as_object()["milestone"] = "dream"; }),
      Codes{"targets.verb_unknown"});
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["never_added_to"] = "A1-01"; }),
            Codes{"targets.item_named_unknown"});
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["pair"] = "A1-02"; }),
            Codes{"targets.pair_not_mutual"});
}

TEST(Programme, RefusesQuantitiesThatDoNotAgreeWithTheirKind) {
  const Codes disagree{"targets.quantity_and_kind"};
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["quantity"] = nullptr; }), disagree);
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["unit"] = nullptr; }), disagree);
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["counting"] = "one"; }), disagree);
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["quantity"] = 4.5; }), disagree);
  EXPECT_EQ(faults([](auto& body) { item(body, 1)["counting"] = "whole"; }), disagree);
  EXPECT_TRUE(faults([](auto& body) {
                item(body, 0)["quantity"] = -1;
              }).contains("targets.quantity_range"));
  EXPECT_EQ(faults([](auto& body) { item(body, 0)["counting"] = "dozen"; }),
            Codes{"base.field_not_one_of"});
}

TEST(Programme, RefusesThresholdsOutOfOrder) {
  EXPECT_EQ(faults([](auto& body) { body["settings"].as_object()["at_risk_forecast"] = 1.5; }),
            Codes{"targets.settings_order"});
  EXPECT_EQ(faults([](auto& body) { body["settings"].as_object()["slippage_low"] = 0.6; }),
            Codes{"targets.settings_order"});
}

TEST(Programme, NamesThePlaceOfEveryFaultAtOnce) {
  Json body = content("programme/chaoyang-2024.json");
  item(body.as_object(), 2)["name_en"] = "";
  item(body.as_object(), 5)["milestone"] = 7;
  const auto programme = parse_programme(body);
  ASSERT_FALSE(programme.has_value());
  std::set<std::string> places;
  for (const FieldError& fault : programme.error().fields) places.insert(fault.pointer);
  EXPECT_TRUE(places.contains("/items/2/name_en"));
  EXPECT_TRUE(places.contains("/items/5/milestone"));
}

}  // namespace
}  // namespace huanxin::targets

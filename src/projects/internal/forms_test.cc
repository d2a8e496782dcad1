#include "projects/internal/forms.h"

#include <gtest/gtest.h>

#include "projects/internal/fields.h"

namespace huanxin::projects {
namespace {

// The code of the only fault, "several", or "done".
template <typename T>
std::string code_of(const Result<T>& form) {
  if (form) return "done";
  if (form.error().fields.size() > 1) return "several";
  return form.error().fields.empty() ? form.error().code : form.error().fields[0].code;
}

std::string change_code(std::string_view field, Json value) {
  return code_of(parse_change(JsonObject{{field, std::move(value)}}));
}

TEST(ChangeForm, TakesEveryFieldOfTheInterface) {
  const Json body = JsonObject{{"name", "项目"},
                               {"alias", "别名"},
                               {"subtype", "old_factory"},
                               {"scale", "park"},
                               {"subdistrict", "110105011"},
                               {"address", "某路"},
                               {"boundary", "东至某路"},
                               {"lon", 116.48},
                               {"lat", 39.98},
                               {"land_area_m2", 1000},
                               {"gfa_before_m2", 2000.5},
                               {"gfa_after_m2", 0},
                               {"registered_use", "工业"},
                               {"permitted_use", "工业"},
                               {"actual_use", "仓储"},
                               {"use_after", "文化"},
                               {"land_right_type", "划拨"},
                               {"right_holders", "某公司"},
                               {"implementer", "某公司"},
                               {"implementer_code", "91110105MA0HX2A443"},
                               {"coordinator", "某公司"},
                               {"project_code", "2403-110105-04-01-123456"},
                               {"investment_total_fen", 100000000},
                               {"funding_sources", "自筹"},
                               {"start_date", "2024-09-01"},
                               {"finish_date", "2025-09-01"},
                               {"content", "改造"},
                               {"problems", "待协调"},
                               {"plan_needed", false},
                               {"plan_year", 2024},
                               {"contact", "某人"}};
  const auto fields = parse_change(body);
  ASSERT_TRUE(fields) << fields.error().fields[0].pointer;
  EXPECT_EQ(fields->size(), field_specs().size());
  EXPECT_EQ(*fields, body.as_object());
}

TEST(ChangeForm, TakesNullForEveryFieldButTheName) {
  for (const FieldSpec& field : field_specs())
    EXPECT_EQ(change_code(field.name, nullptr),
              field.name == "name" ? "projects.field_needed" : "done")
        << field.name;
}

TEST(ChangeForm, RefusesTheWrongKindOfValueInEveryField) {
  for (const FieldSpec& field : field_specs())
    EXPECT_NE(change_code(field.name, JsonArray{}), "done") << field.name;
}

TEST(ChangeForm, RefusesValuesThatCannotBe) {
  EXPECT_EQ(change_code("subtype", "castle"), "projects.subtype_unknown");
  EXPECT_EQ(change_code("scale", "huge"), "base.field_not_one_of");
  EXPECT_EQ(change_code("implementer_code", "123"), "projects.credit_code_invalid");
  EXPECT_EQ(change_code("project_code", "123"), "projects.project_code_invalid");
  EXPECT_EQ(change_code("land_area_m2", -1), "base.field_range");
  EXPECT_EQ(change_code("investment_total_fen", -1), "base.field_range");
  EXPECT_EQ(change_code("investment_total_fen", 1.5), "base.field_not_integer");
  EXPECT_EQ(change_code("lon", 72.9), "base.field_range");
  EXPECT_EQ(change_code("lat", 54.1), "base.field_range");
  EXPECT_EQ(change_code("start_date", "2024-02-30"), "base.field_not_date");
  EXPECT_EQ(change_code("plan_year", 1999), "base.field_range");
  EXPECT_EQ(change_code("colour", "red"), "base.field_unknown");
  EXPECT_EQ(code_of(parse_change("text")), "base.field_not_object");
}

TEST(ChangeForm, CountsCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "新";
  EXPECT_EQ(change_code("registered_use", Json(text)), "done");
  EXPECT_EQ(change_code("registered_use", Json(text + "新")), "projects.text_too_long");
  EXPECT_EQ(change_code("registered_use", Json(std::string(201, 'a'))), "projects.text_too_long");
}

TEST(ChangeForm, ReadsBlanksAsNothing) {
  const auto fields = parse_change(JsonObject{{"alias", "  "}});
  ASSERT_TRUE(fields);
  EXPECT_TRUE(fields->at("alias").is_null());
}

TEST(DeclarationForm, NeedsNameAndSubtype) {
  EXPECT_EQ(code_of(parse_declaration(JsonObject{{"subtype", "old_factory"}})),
            "base.field_missing");
  EXPECT_EQ(code_of(parse_declaration(JsonObject{{"name", "项目"}})), "base.field_missing");
  EXPECT_EQ(code_of(parse_declaration(JsonObject{{"name", " "}, {"subtype", "old_factory"}})),
            "base.text_empty");
  EXPECT_EQ(code_of(parse_declaration(JsonObject{{"name", "项目"}, {"subtype", "castle"}})),
            "projects.subtype_unknown");
  EXPECT_EQ(code_of(parse_declaration(
                JsonObject{{"name", "项目"}, {"subtype", "old_factory"}, {"action", "A9"}})),
            "projects.action_unknown");
}

TEST(DeclarationForm, NamesFaultsInsideTheFieldsByTheirPlace) {
  const auto form = parse_declaration(JsonObject{
      {"name", "项目"}, {"subtype", "old_factory"}, {"fields", JsonObject{{"lon", 116.4}}}});
  ASSERT_FALSE(form);
  EXPECT_EQ(form.error().fields[0].pointer, "/fields/lat");
}

TEST(DeclarationForm, PrefersTheNameOnTop) {
  const auto form = parse_declaration(
      JsonObject{{"name", "上"},
                 {"subtype", "old_factory"},
                 {"fields", JsonObject{{"name", "里"}, {"alias", nullptr}, {"plan_year", 2024}}}});
  ASSERT_TRUE(form);
  EXPECT_EQ(text_of(form->fields, "name"), "上");
  EXPECT_FALSE(form->fields.contains("alias"));
}

TEST(MoveForm, ChecksItsWords) {
  EXPECT_EQ(code_of(parse_move(JsonObject{})), "base.field_missing");
  EXPECT_EQ(code_of(parse_move(JsonObject{{"to", "exited"}, {"exit_reason", "bored"}})),
            "base.field_not_one_of");
  EXPECT_EQ(code_of(parse_move(JsonObject{{"to", "reserve"}, {"reason", std::string(2001, 'x')}})),
            "projects.text_too_long");
}

TEST(MilestoneForm, NeedsAKindADateAndForOtherATitle) {
  EXPECT_EQ(code_of(parse_milestone(JsonObject{{"baseline", "2024-06-01"}})), "base.field_missing");
  EXPECT_EQ(code_of(parse_milestone(JsonObject{{"kind", "party"}, {"baseline", "2024-06-01"}})),
            "base.field_not_one_of");
  EXPECT_EQ(code_of(parse_milestone(JsonObject{{"kind", "start"}})),
            "projects.milestone_date_needed");
  EXPECT_EQ(code_of(parse_milestone(JsonObject{{"kind", "other"}, {"baseline", "2024-06-01"}})),
            "projects.milestone_title_needed");
  EXPECT_EQ(code_of(parse_milestone(JsonObject{{"kind", "start"}, {"forecast", "2024-06-01"}})),
            "done");
}

TEST(MilestoneChangeForm, HasNoPlaceForABaseline) {
  EXPECT_EQ(
      code_of(parse_milestone_change(JsonObject{{"milestone", "m"}, {"baseline", "2024-06-01"}})),
      "base.field_unknown");
  EXPECT_EQ(
      code_of(parse_milestone_change(JsonObject{{"milestone", "m"}, {"delay_cause", "laziness"}})),
      "base.field_not_one_of");
}

TEST(GroupForm, IsAnAreaOrAList) {
  EXPECT_EQ(code_of(parse_group(JsonObject{{"kind", "club"}, {"name_zh", "名"}})),
            "base.field_not_one_of");
  EXPECT_EQ(code_of(parse_group(JsonObject{{"kind", "area"}})), "base.field_missing");
  EXPECT_EQ(
      code_of(parse_group(JsonObject{{"kind", "list"}, {"name_zh", "名"}, {"level", "city"}})),
      "done");
}

TEST(MembersForm, RefusesWhoIsAddedAndRemoved) {
  EXPECT_EQ(code_of(parse_members(JsonObject{{"add", JsonArray{"a"}}, {"remove", JsonArray{"a"}}})),
            "projects.added_and_removed");
  EXPECT_EQ(code_of(parse_members(JsonObject{{"add", JsonArray{"A B"}}})), "base.field_not_id");
  const auto form = parse_members(JsonObject{{"add", JsonArray{"b", "a", "b"}}});
  ASSERT_TRUE(form);
  EXPECT_EQ(form->add, (std::vector<std::string>{"a", "b"}));
}

TEST(LibraryForm, ChecksPrefixAndPoints) {
  EXPECT_EQ(code_of(parse_library_form(JsonObject{{"prefix", "cy"}})), "projects.prefix_invalid");
  EXPECT_EQ(code_of(parse_library_form(
                JsonObject{{"prefix", "CY"},
                           {"labels", JsonArray{JsonObject{{"subdistrict", "1"}, {"lon", 116}}}}})),
            "projects.point_incomplete");
}

TEST(ImportForm, NeedsAStateAndAYear) {
  EXPECT_EQ(code_of(parse_import(JsonObject{{"name", "项目"}})), "several");
  EXPECT_EQ(code_of(parse_import(
                JsonObject{{"name", "项目"}, {"state", "nowhere"}, {"library_year", 2024}})),
            "projects.state_unknown");
  EXPECT_EQ(code_of(parse_import(
                JsonObject{{"name", "项目"}, {"state", "reserve"}, {"library_year", 2024}})),
            "done");
}

}  // namespace
}  // namespace huanxin::projects

#include "calendar/content.h"

#include <gtest/gtest.h>

#include "calendar/internal/test_content.h"

namespace huanxin::calendar {
namespace {

TEST(CalendarContent, MakesTheCalendarOfTheShippedFiles) {
  const WorkingCalendar calendar = shipped_calendar();
  ASSERT_EQ(calendar.plans().size(), 4U);
  EXPECT_EQ(calendar.plans()[0].year, 2023);
  EXPECT_EQ(calendar.plans()[3].year, 2026);
}

TEST(CalendarContent, WorksWithoutAnyPlan) {
  const CalendarContent content({"statutory.json", "festivals.json"});
  const auto calendar = calendar_of(content.files());
  ASSERT_TRUE(calendar) << calendar.error().en;
  EXPECT_TRUE(calendar->find(on("2024-03-08"))->provisional);
}

TEST(CalendarContent, NamesTheFileThatIsMissing) {
  const CalendarContent content({"statutory.json", "cn-2024.json"});
  const auto calendar = calendar_of(content.files());
  ASSERT_FALSE(calendar);
  EXPECT_EQ(calendar.error().code, "calendar.file_missing");
  EXPECT_NE(calendar.error().en.find("festivals.json"), std::string::npos);
}

TEST(CalendarContent, RefusesFilesThatItDoesNotKnow) {
  const CalendarContent content({"statutory.json", "festivals.json"});
  for (const char* name : {"notes.txt", "cn-24.json", "2024.json", "cn-2024.json.bak"}) {
    auto files = content.files();
    files.push_back({name, "{}"});
    EXPECT_EQ(calendar_of(files).error().code, "calendar.file_unknown") << name;
  }
}

TEST(CalendarContent, RefusesAPlanUnderTheNameOfAnotherYear) {
  const CalendarContent content({"statutory.json", "festivals.json", "cn-2024.json"});
  auto files = content.files();
  files[2].name = "cn-2025.json";
  EXPECT_EQ(calendar_of(files).error().code, "calendar.file_year_differs");
}

TEST(CalendarContent, RefusesTheSamePlanTwice) {
  const CalendarContent content(
      {"statutory.json", "festivals.json", "cn-2024.json", "cn-2024.json"});
  EXPECT_EQ(calendar_of(content.files()).error().code, "calendar.plan_twice");
}

TEST(CalendarContent, PutsTheFileInFrontOfEveryFault) {
  const CalendarContent content({"statutory.json", "festivals.json"});
  auto files = content.files();
  files.push_back({"cn-2024.json", R"({"year":2024,"title":"t","source":"s","published":"2023-10",
      "certainty":"H","off":["2023-05-01"],"work":[]})"});
  const auto calendar = calendar_of(files);
  ASSERT_FALSE(calendar);
  ASSERT_EQ(calendar.error().fields.size(), 1U);
  EXPECT_EQ(calendar.error().fields[0].pointer, "cn-2024.json#/off/0");

  files.back().text = "{";
  const auto broken = calendar_of(files);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, "base.json_malformed");
  ASSERT_EQ(broken.error().fields.size(), 1U);
  EXPECT_EQ(broken.error().fields[0].pointer, "cn-2024.json");
}

}  // namespace
}  // namespace huanxin::calendar

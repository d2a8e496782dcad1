#include "calendar/holiday_plan.h"

#include <gtest/gtest.h>

#include "calendar/internal/test_content.h"

namespace huanxin::calendar {
namespace {

std::string plan_with(const std::string& off, const std::string& work,
                      const std::string& more = "") {
  return R"({"year":2024,"title":"通知","source":"gov.cn","published":"2023-10","certainty":"READ",)"
         R"("off":[)" +
         off + R"(],"work":[)" + work + "]" + more + "}";
}

// "/off/1 calendar.plan_not_sorted", one per fault.
std::string faults(const std::string& text) {
  const auto plan = parse_holiday_plan(text);
  if (plan) return "";
  std::string all;
  for (const FieldError& fault : plan.error().fields)
    all += (all.empty() ? "" : "; ") + fault.pointer + " " + fault.code;
  return all.empty() ? plan.error().code : all;
}

TEST(HolidayPlan, ReadsEveryShippedYearWithItsSource) {
  for (const int year : {2023, 2024, 2025, 2026}) {
    const std::string number = std::to_string(year);
    const auto plan = parse_holiday_plan(source_file("content/calendars/cn-" + number + ".json"));
    ASSERT_TRUE(plan) << year << ": " << plan.error().en;
    EXPECT_EQ(plan->year, year);
    EXPECT_NE(plan->title.find(number), std::string::npos);
    EXPECT_NE(plan->source.find("gov.cn/"), std::string::npos);
    EXPECT_EQ(plan->published.substr(0, 4), std::to_string(year - 1));
    EXPECT_GE(plan->off.size(), 26U);
  }
}

TEST(HolidayPlan, ReadsDaysOffAndMakeUpDays) {
  const auto plan =
      parse_holiday_plan(plan_with(R"("2024-01-01","2024-05-01")", R"("2024-04-28")"));
  ASSERT_TRUE(plan) << plan.error().en;
  EXPECT_EQ(plan->off, (std::vector{on("2024-01-01"), on("2024-05-01")}));
  EXPECT_EQ(plan->work, (std::vector{on("2024-04-28")}));
}

TEST(HolidayPlan, RefusesDatesOutsideItsYear) {
  EXPECT_EQ(faults(plan_with(R"("2023-12-31","2024-01-01")", R"("2025-01-04")")),
            "/off/0 calendar.plan_date_elsewhere; /work/0 calendar.plan_date_elsewhere");
}

TEST(HolidayPlan, RefusesDatesOutOfOrderOrTwice) {
  EXPECT_EQ(faults(plan_with(R"("2024-05-01","2024-01-01","2024-05-01")", "")),
            "/off/1 calendar.plan_not_sorted; /off/2 calendar.plan_not_sorted");
}

TEST(HolidayPlan, RefusesADayThatIsBothOffAndWork) {
  EXPECT_EQ(faults(plan_with(R"("2024-05-04")", R"("2024-05-04")")),
            "/work/0 calendar.plan_off_and_work");
}

TEST(HolidayPlan, RefusesAMakeUpDayThatIsAWeekdayAnyway) {
  EXPECT_EQ(faults(plan_with(R"("2024-05-01")", R"("2024-05-06")")),
            "/work/0 calendar.plan_work_on_weekday");
}

TEST(HolidayPlan, RefusesWhatIsNoDate) {
  EXPECT_EQ(faults(plan_with(R"("2024-02-30",5,"2024-05-01")", "")),
            "/off/0 base.date_malformed; /off/1 base.date_malformed");
}

TEST(HolidayPlan, RefusesAPlanWithoutADayOff) {
  EXPECT_EQ(faults(plan_with("", "")), "/off calendar.plan_empty");
}

TEST(HolidayPlan, RefusesMissingAndUnknownFields) {
  EXPECT_EQ(faults(plan_with(R"("2024-01-01")", "", R"(,"holidays":[])")),
            "/holidays base.field_unknown");
  EXPECT_EQ(faults(R"({"year":2024,"title":"t","source":"s","published":"May","certainty":"H"})"),
            "/off base.field_missing; /work base.field_missing; "
            "/published calendar.published_malformed");
  EXPECT_EQ(faults("[]"), " base.field_not_object");
  EXPECT_EQ(faults("{"), "base.json_malformed");
}

}  // namespace
}  // namespace huanxin::calendar

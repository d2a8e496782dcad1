#include "calendar/working_calendar.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "calendar/internal/civil.h"
#include "calendar/internal/test_content.h"

namespace huanxin::calendar {
namespace {

HolidayPlan new_year_only(int year) {
  return HolidayPlan{.year = year,
                     .title = {},
                     .source = {},
                     .published = {},
                     .certainty = {},
                     .off = {internal::first_of(year)},
                     .work = {}};
}

TEST(WorkingCalendar, KnowsEveryKindOfDay) {
  const WorkingCalendar calendar = shipped_calendar();
  const auto kind = [&](const char* date) { return to_string(calendar.find(on(date))->kind); };
  EXPECT_EQ(kind("2024-02-09"), "working");
  EXPECT_EQ(kind("2024-02-10"), "holiday");
  EXPECT_EQ(kind("2024-02-18"), "make_up");
  EXPECT_EQ(kind("2024-02-24"), "weekend");
  EXPECT_TRUE(calendar.find(on("2024-02-18"))->works());
  EXPECT_FALSE(calendar.find(on("2024-02-10"))->works());
}

TEST(WorkingCalendar, CountsTheWorkingDaysOfEveryPlannedYear) {
  const WorkingCalendar calendar = shipped_calendar();
  const Json vectors = parse_json(source_file("tests/calendar/working_day_vectors.json")).value();
  const JsonObject& per_year = vectors.at("working_days_per_year").get_object();
  ASSERT_EQ(per_year.size(), 4U);
  for (int year = 2023; year <= 2026; ++year) {
    const auto count = calendar.working_days_in(year);
    ASSERT_TRUE(count);
    EXPECT_EQ(count->days, per_year.at(std::to_string(year)).to_number<int>()) << year;
    EXPECT_FALSE(count->provisional);
  }
}

TEST(WorkingCalendar, AnswersProvisionallyForAYearWithoutAPlan) {
  const WorkingCalendar calendar = shipped_calendar();
  EXPECT_EQ(calendar.find(on("2027-02-05")), (Day{DayKind::holiday, true}));  // the eve, a Friday
  EXPECT_EQ(calendar.find(on("2027-02-09")), (Day{DayKind::working, true}));
  EXPECT_EQ(calendar.find(on("2027-02-13")), (Day{DayKind::weekend, true}));
  EXPECT_TRUE(calendar.working_days_in(2027)->provisional);
}

TEST(WorkingCalendar, IsNotProvisionalInsideThePlannedYears) {
  const WorkingCalendar calendar = shipped_calendar();
  EXPECT_FALSE(calendar.find(on("2026-12-31"))->provisional);
  EXPECT_TRUE(calendar.find(on("2027-01-01"))->provisional);
  EXPECT_FALSE(calendar.working_days_between({on("2026-12-01"), on("2026-12-31")})->provisional);
  EXPECT_TRUE(calendar.working_days_between({on("2026-12-01"), on("2027-01-01")})->provisional);
  // The day from which one counts is not touched itself.
  EXPECT_FALSE(calendar.working_days_between({on("2022-12-31"), on("2023-01-31")})->provisional);
}

TEST(WorkingCalendar, RefusesYearsThatNobodyKnows) {
  const WorkingCalendar calendar = shipped_calendar();
  for (const char* date : {"1999-12-31", "2101-01-01", "9999-12-31", "1900-01-01"}) {
    EXPECT_EQ(calendar.find(on(date)), std::nullopt);
    const auto day = calendar.day(on(date));
    ASSERT_FALSE(day);
    EXPECT_EQ(day.error().code, "calendar.year_missing");
    EXPECT_NE(day.error().en.find(std::string(date).substr(0, 4)), std::string::npos);
  }
  EXPECT_TRUE(calendar.day(on("2000-01-01")));
  EXPECT_TRUE(calendar.day(on("2100-12-31")));
}

TEST(StrictCalendar, KnowsOnlyThePlannedYears) {
  const auto calendar = WorkingCalendar::strict({new_year_only(2026), new_year_only(2024)});
  ASSERT_TRUE(calendar);
  EXPECT_TRUE(calendar->day(on("2024-12-31")));
  EXPECT_FALSE(calendar->day(on("2025-01-01")));
  EXPECT_TRUE(calendar->day(on("2026-01-01")));
  EXPECT_EQ(calendar->working_days_between({on("2024-12-01"), on("2026-02-01")}).error().code,
            "calendar.year_missing");
  EXPECT_EQ(calendar->plans().front().year, 2024);
}

TEST(StrictCalendar, WithoutPlansKnowsNothing) {
  const auto calendar = WorkingCalendar::strict({});
  ASSERT_TRUE(calendar);
  EXPECT_EQ(calendar->find(on("2024-01-01")), std::nullopt);
}

TEST(WorkingCalendar, RefusesTwoPlansForOneYear) {
  const auto calendar = WorkingCalendar::strict({new_year_only(2024), new_year_only(2024)});
  ASSERT_FALSE(calendar);
  EXPECT_EQ(calendar.error().code, "calendar.plan_twice");
}

TEST(WorkingDaysBetween, DoesNotCountTheFirstDayButTheLast) {
  const WorkingCalendar calendar = shipped_calendar();
  const auto between = [&](const char* from, const char* to) {
    return calendar.working_days_between({on(from), on(to)})->days;
  };
  EXPECT_EQ(between("2024-03-08", "2024-03-08"), 0);
  EXPECT_EQ(between("2024-03-08", "2024-03-11"), 1);  // Friday to Monday
  EXPECT_EQ(between("2024-03-08", "2024-03-10"), 0);
  EXPECT_EQ(between("2024-02-09", "2024-02-18"), 1);  // over Spring Festival to a make-up Sunday
  EXPECT_EQ(between("2024-03-11", "2024-03-08"), -1);
}

TEST(WorkingDaysBetween, AgreesWithCountingDayByDay) {
  const WorkingCalendar calendar = shipped_calendar();
  const Date from = on("2023-11-17");
  int counted = 0;
  for (Date date = from + std::chrono::days{1}; date < on("2027-03-01");
       date += std::chrono::days{1}) {
    counted += calendar.find(date)->works() ? 1 : 0;
    ASSERT_EQ(calendar.working_days_between({from, date})->days, counted) << to_iso(date);
  }
}

}  // namespace
}  // namespace huanxin::calendar

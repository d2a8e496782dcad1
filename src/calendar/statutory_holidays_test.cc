#include "calendar/statutory_holidays.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "calendar/internal/civil.h"
#include "calendar/internal/test_content.h"

namespace huanxin::calendar {
namespace {

Festivals shipped_festivals() {
  return Festivals::parse(source_file("content/calendars/festivals.json")).value();
}

StatutoryHolidays shipped_holidays() {
  return StatutoryHolidays::parse(source_file("content/calendars/statutory.json"),
                                  shipped_festivals())
      .value();
}

std::string first_fault(const Error& error) {
  return error.fields.empty() ? error.code : error.fields[0].pointer + " " + error.fields[0].code;
}

std::string festivals_refusal(const std::string& rows) {
  const auto parsed = Festivals::parse(
      R"({"title":"t","basis":"b","source":"s",)"
      R"("columns":["spring_festival","qingming","dragon_boat","mid_autumn"],"days":[)" +
      rows + "]}");
  return parsed ? "" : first_fault(parsed.error());
}

std::string holidays_refusal(const std::string& holiday) {
  const auto parsed = StatutoryHolidays::parse(
      R"({"title":"t","source":"s","in_force":"2025-01-01","certainty":"READ","holidays":[)" +
          holiday + "]}",
      shipped_festivals());
  return parsed ? "" : first_fault(parsed.error());
}

TEST(Festivals, FallOnTheDaysThatThePublishedPlansName) {
  const Festivals festivals = shipped_festivals();
  EXPECT_EQ(festivals.first_year(), 2000);
  EXPECT_EQ(festivals.last_year(), 2100);
  EXPECT_EQ(festivals.day(Festival::spring_festival, 2024), on("2024-02-10"));
  EXPECT_EQ(festivals.day(Festival::qingming, 2024), on("2024-04-04"));
  EXPECT_EQ(festivals.day(Festival::dragon_boat, 2024), on("2024-06-10"));
  EXPECT_EQ(festivals.day(Festival::mid_autumn, 2024), on("2024-09-17"));
}

// Two years in which new moon comes minutes before midnight or rough formulas fail.
TEST(Festivals, KeepToTheTrueNewMoonWhereItIsClose) {
  const Festivals festivals = shipped_festivals();
  EXPECT_EQ(festivals.day(Festival::spring_festival, 2027), on("2027-02-06"));
  EXPECT_EQ(festivals.day(Festival::spring_festival, 2030), on("2030-02-03"));
}

TEST(Festivals, StayWithinTheirSeasons) {
  const Festivals festivals = shipped_festivals();
  for (int year = festivals.first_year(); year <= festivals.last_year(); ++year) {
    const auto between = [&](Festival festival, const char* from, const char* to) {
      const std::string day = to_iso(festivals.day(festival, year)).substr(5);
      return day >= from && day <= to;
    };
    EXPECT_TRUE(between(Festival::spring_festival, "01-21", "02-21")) << year;
    EXPECT_TRUE(between(Festival::qingming, "04-04", "04-05")) << year;
    EXPECT_TRUE(between(Festival::dragon_boat, "05-27", "06-26")) << year;
    EXPECT_TRUE(between(Festival::mid_autumn, "09-07", "10-08")) << year;
  }
}

// Between two new moons lie whole months of 29.53 days on average; the true moon strays from the
// mean one by up to 14 hours at either end.
TEST(Festivals, LieWholeMonthsApart) {
  const Festivals festivals = shipped_festivals();
  const auto is_whole_months = [](Date from, Date to) {
    const double months = static_cast<double>((to - from).count()) / 29.530588;
    return std::abs(months - std::round(months)) * 29.530588 < 2.0;
  };
  for (int year = festivals.first_year(); year <= festivals.last_year(); ++year) {
    const Date spring = festivals.day(Festival::spring_festival, year);
    const auto days = [](int count) { return std::chrono::days{count}; };
    EXPECT_TRUE(is_whole_months(spring, festivals.day(Festival::dragon_boat, year) - days(4)));
    EXPECT_TRUE(is_whole_months(spring, festivals.day(Festival::mid_autumn, year) - days(14)));
  }
}

TEST(Festivals, RefuseGapsForeignYearsAndDisorder) {
  const std::string y2024 = R"(["2024-02-10","2024-04-04","2024-06-10","2024-09-17"])";
  const std::string y2026 = R"(["2026-02-17","2026-04-05","2026-06-19","2026-09-25"])";
  EXPECT_EQ(festivals_refusal(y2024), "");
  EXPECT_EQ(festivals_refusal(""), "/days calendar.festivals_malformed");
  EXPECT_EQ(festivals_refusal(y2024 + "," + y2026), "/days/1 calendar.festivals_malformed");
  EXPECT_EQ(festivals_refusal(y2024 + "," + y2024), "/days/1 calendar.festivals_malformed");
  for (const char* row : {R"(["2024-02-10","2024-04-04","2024-06-10"])", "5", "[1,2,3,4]",
                          R"(["2024-02-10","2025-04-04","2024-06-10","2024-09-17"])",
                          R"(["2024-04-04","2024-02-10","2024-06-10","2024-09-17"])"})
    EXPECT_EQ(festivals_refusal(row), "/days/0 calendar.festivals_malformed") << row;
}

TEST(StatutoryHolidays, GrantThirteenDays) {
  const auto days = shipped_holidays().days_of(2027);
  std::string list;
  for (const Date day : days) list += to_iso(day).substr(5) + " ";
  EXPECT_EQ(list, "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03 ");
}

TEST(StatutoryHolidays, CountADayOnceWhereTwoHolidaysMeet) {
  // Mid-Autumn 2020 fell on National Day.
  EXPECT_EQ(shipped_holidays().days_of(2020).size(), 12U);
}

TEST(StatutoryHolidays, LieWithinThePublishedPlansSinceTheRevision) {
  const StatutoryHolidays statutory = shipped_holidays();
  for (const int year : {2025, 2026}) {
    const auto plan =
        parse_holiday_plan(source_file("content/calendars/cn-" + std::to_string(year) + ".json"));
    ASSERT_TRUE(plan);
    for (const Date day : statutory.days_of(year))
      EXPECT_TRUE(std::binary_search(plan->off.begin(), plan->off.end(), day)) << to_iso(day);
  }
}

TEST(StatutoryHolidays, RefuseAHolidayThatIsNeitherFixedNorFollowing) {
  EXPECT_EQ(holidays_refusal(R"({"zh":"元旦","en":"New Year","month":1,"day":1,"days":1})"), "");
  for (const char* rule :
       {R"({"zh":"x","en":"x","days":1})", R"({"zh":"x","en":"x","month":1,"days":1})",
        R"({"zh":"x","en":"x","festival":"qingming","days":1})",
        R"({"zh":"x","en":"x","festival":"qingming","offset":0,"month":1,"day":1,"days":1})"})
    EXPECT_EQ(holidays_refusal(rule), "/holidays/0/days calendar.statutory_malformed") << rule;
  EXPECT_EQ(holidays_refusal(R"({"zh":"x","en":"x","festival":"easter","offset":0,"days":1})"),
            "/holidays/0/festival base.field_not_one_of");
  EXPECT_EQ(holidays_refusal(R"({"zh":"x","en":"x","month":2,"day":30,"days":1})"),
            "/holidays/0/day base.field_range");
}

}  // namespace
}  // namespace huanxin::calendar

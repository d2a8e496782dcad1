#include "calendar/deadline.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "calendar/internal/test_content.h"

namespace huanxin::calendar {
namespace {

// "2024-03-11 counted 1", a line per day.
std::string told(const CountShown& shown) {
  std::string lines;
  for (const CountedDay& day : shown.days) {
    lines += to_iso(day.date) + " " + std::string(to_string(day.day.kind)) + " " +
             std::string(to_string(day.role)) + " " + std::to_string(day.number) + "\n";
  }
  return lines;
}

std::string due_text(const WorkingCalendar& calendar, const Term& term) {
  const auto due = due_date(calendar, term);
  if (!due) return due.error().code;
  return to_iso(due->date) + (due->provisional ? " provisional" : "");
}

Term term(const char* start, Limit limit, std::vector<Suspension> suspended = {}) {
  return {.start = on(start), .limit = limit, .extension = 0, .suspended = std::move(suspended)};
}

TEST(DueDate, AgreesWithEveryVector) {
  const WorkingCalendar calendar = shipped_calendar();
  const Json file = parse_json(source_file("tests/calendar/working_day_vectors.json")).value();
  const JsonArray& vectors = file.at("vectors").get_array();
  ASSERT_EQ(vectors.size(), 10U);
  for (const Json& vector : vectors) {
    Term each{.start = on(vector.at("accepted").get_string()),
              .limit = WorkingDays{vector.at("working_days").to_number<int>()},
              .extension = 0,
              .suspended = {}};
    for (const Json& range : vector.at("suspended").get_array())
      each.suspended.push_back({on(range.at(0).get_string()), on(range.at(1).get_string())});
    EXPECT_EQ(due_text(calendar, each), vector.at("due").get_string()) << to_text(vector);
  }
}

TEST(DueDate, DoesNotCountTheDayOfTheAct) {
  const WorkingCalendar calendar = shipped_calendar();
  EXPECT_EQ(due_text(calendar, term("2024-03-08", WorkingDays{1})), "2024-03-11");
  EXPECT_EQ(due_text(calendar, term("2024-03-08", CalendarDays{1})), "2024-03-11");
  EXPECT_EQ(due_text(calendar, term("2024-03-05", CalendarDays{1})), "2024-03-06");
}

TEST(DueDate, OfCalendarDaysRollsToTheNextWorkingDay) {
  const WorkingCalendar calendar = shipped_calendar();
  EXPECT_EQ(due_text(calendar, term("2024-09-01", CalendarDays{30})), "2024-10-08");
  EXPECT_EQ(due_text(calendar, term("2024-02-03", CalendarDays{15})), "2024-02-18");  // make-up
  EXPECT_EQ(due_text(calendar, term("2024-03-01", CalendarDays{60})), "2024-04-30");
}

TEST(DueDate, GrowsByItsExtension) {
  const WorkingCalendar calendar = shipped_calendar();
  Term extended = term("2024-03-08", WorkingDays{20});
  extended.extension = 10;
  EXPECT_EQ(due_text(calendar, extended), due_text(calendar, term("2024-03-08", WorkingDays{30})));
}

TEST(DueDate, LeavesSuspendedDaysOutOnceEvenWhereRangesOverlap) {
  const WorkingCalendar calendar = shipped_calendar();
  const Suspension first{on("2024-03-12"), on("2024-03-14")};
  const Suspension second{on("2024-03-13"), on("2024-03-15")};
  EXPECT_EQ(due_text(calendar, term("2024-03-11", WorkingDays{2}, {first, second})), "2024-03-19");
  EXPECT_EQ(due_text(calendar, term("2024-03-11", WorkingDays{2}, {second, first})), "2024-03-19");
  EXPECT_EQ(due_text(calendar, term("2024-03-11", CalendarDays{2}, {first, second})), "2024-03-18");
}

TEST(DueDate, IsNotMovedBySuspensionsBeforeTheStartOrAfterTheEnd) {
  const WorkingCalendar calendar = shipped_calendar();
  const std::vector<Suspension> elsewhere = {{on("2024-03-01"), on("2024-03-11")},
                                             {on("2024-03-14"), on("2024-03-29")}};
  EXPECT_EQ(due_text(calendar, term("2024-03-11", WorkingDays{2}, elsewhere)), "2024-03-13");
}

TEST(DueDate, NeverEndsOnASuspendedDay) {
  const WorkingCalendar calendar = shipped_calendar();
  // Five days end on Saturday; the Monday to which they would roll is suspended.
  const Suspension monday{on("2024-03-18"), on("2024-03-18")};
  EXPECT_EQ(due_text(calendar, term("2024-03-11", CalendarDays{5}, {monday})), "2024-03-19");
}

TEST(DueDate, IsProvisionalAsSoonAsItTouchesAYearWithoutAPlan) {
  const WorkingCalendar calendar = shipped_calendar();
  EXPECT_EQ(due_text(calendar, term("2026-12-30", WorkingDays{1})), "2026-12-31");
  EXPECT_EQ(due_text(calendar, term("2026-12-31", WorkingDays{1})), "2027-01-04 provisional");
  EXPECT_EQ(due_text(calendar, term("2026-12-29", CalendarDays{3})), "2027-01-04 provisional");
}

TEST(DueDate, RefusesToGuessAYearWithoutAHolidayPlan) {
  const auto plan = parse_holiday_plan(source_file("content/calendars/cn-2026.json"));
  const auto calendar = WorkingCalendar::strict({plan.value()});
  ASSERT_TRUE(calendar);
  EXPECT_EQ(due_text(*calendar, term("2026-12-31", WorkingDays{1})), "calendar.year_missing");
  EXPECT_EQ(due_text(*calendar, term("2025-12-31", WorkingDays{1})), "2026-01-04");
}

TEST(DueDate, RefusesLimitsOutOfRange) {
  const WorkingCalendar calendar = shipped_calendar();
  for (const int days : {0, -5, kLimitDaysMax + 1})
    EXPECT_EQ(due_text(calendar, term("2024-03-08", WorkingDays{days})),
              "calendar.limit_out_of_range");
  Term extended = term("2024-03-08", WorkingDays{20});
  extended.extension = -1;
  EXPECT_EQ(due_text(calendar, extended), "calendar.limit_out_of_range");
  extended.extension = INT32_MAX;
  EXPECT_EQ(due_text(calendar, extended), "calendar.limit_out_of_range");
  EXPECT_EQ(due_text(calendar, term("2024-03-08", Hours{5})), "calendar.unit_not_days");
}

TEST(DueDate, RefusesASuspensionThatEndsBeforeItBegins) {
  const WorkingCalendar calendar = shipped_calendar();
  const Suspension backwards{on("2024-03-15"), on("2024-03-14")};
  EXPECT_EQ(due_text(calendar, term("2024-03-08", WorkingDays{5}, {backwards})),
            "calendar.suspension_backwards");
}

TEST(DueDate, GivesUpOnASuspensionWithoutEnd) {
  const WorkingCalendar calendar = shipped_calendar();
  const Suspension endless{on("2024-03-09"), on("9999-12-31")};
  EXPECT_EQ(due_text(calendar, term("2024-03-08", WorkingDays{5}, {endless})),
            "calendar.count_too_long");
}

TEST(ShowCount, TellsEveryDayOfACountOfWorkingDays) {
  const WorkingCalendar calendar = shipped_calendar();
  const Suspension review{on("2024-04-08"), on("2024-04-08")};
  const auto shown = show_count(calendar, term("2024-04-02", WorkingDays{3}, {review}));
  ASSERT_TRUE(shown);
  EXPECT_EQ(told(*shown),
            "2024-04-03 working counted 1\n"
            "2024-04-04 holiday not_working 1\n"
            "2024-04-05 holiday not_working 1\n"
            "2024-04-06 holiday not_working 1\n"
            "2024-04-07 make_up counted 2\n"
            "2024-04-08 working suspended 2\n"
            "2024-04-09 working counted 3\n");
  EXPECT_EQ(shown->due, (DueDate{on("2024-04-09"), false}));
}

TEST(ShowCount, TellsTheDaysOverWhichACountOfCalendarDaysRolls) {
  const WorkingCalendar calendar = shipped_calendar();
  const auto shown = show_count(calendar, term("2024-03-07", CalendarDays{2}));
  ASSERT_TRUE(shown);
  EXPECT_EQ(told(*shown),
            "2024-03-08 working counted 1\n"
            "2024-03-09 weekend counted 2\n"
            "2024-03-10 weekend rolled 2\n"
            "2024-03-11 working rolled 2\n");
}

TEST(ShowCount, EndsOnTheDueDateAndCountsExactlyTheLimit) {
  const WorkingCalendar calendar = shipped_calendar();
  for (int days = 1; days <= 300; ++days) {
    const Term each = term("2025-12-31", WorkingDays{days});
    const auto shown = show_count(calendar, each);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->days.back().date, shown->due.date);
    EXPECT_EQ(shown->days.back().number, days);
    EXPECT_EQ(*due_date(calendar, each), shown->due);
    EXPECT_EQ(calendar.working_days_between({each.start, shown->due.date})->days, days);
  }
}

TEST(DueInstant, CountsHoursFromTheMomentWithoutRest) {
  const Instant friday = *parse_instant("2024-03-08T17:30:00+08:00");
  EXPECT_EQ(due_instant(friday, Hours{48}).value(), *parse_instant("2024-03-10T17:30:00+08:00"));
}

TEST(DueInstant, LeavesPausesOutOnce) {
  const auto at = [](const char* time) {
    return *parse_instant("2024-03-08T" + std::string(time) + ":00Z");
  };
  const auto due = [&](std::vector<Pause> pauses) {
    return to_iso(due_instant(at("08:00"), Hours{4}, std::move(pauses)).value()).substr(11, 5);
  };
  EXPECT_EQ(due({}), "12:00");
  EXPECT_EQ(due({{at("09:00"), at("10:00")}}), "13:00");
  EXPECT_EQ(due({{at("09:30"), at("11:00")}, {at("09:00"), at("10:00")}}), "14:00");
  EXPECT_EQ(due({{at("09:00"), at("11:00")}, {at("09:30"), at("10:00")}}), "14:00");
  EXPECT_EQ(due({{at("07:00"), at("08:30")}}), "12:30");  // only what lies after the start
  EXPECT_EQ(due({{at("12:00"), at("13:00")}}), "12:00");  // after the end
  EXPECT_EQ(due({{at("09:00"), at("10:00")}, {at("12:30"), at("13:00")}}), "13:30");
}

TEST(DueInstant, RefusesLimitsOutOfRangeAndPausesBackwards) {
  const Instant start{1'709'859'723'004};
  EXPECT_EQ(due_instant(start, Hours{0}).error().code, "calendar.limit_out_of_range");
  EXPECT_EQ(due_instant(start, Hours{kLimitHoursMax + 1}).error().code,
            "calendar.limit_out_of_range");
  EXPECT_EQ(due_instant(start, Hours{1}, {{Instant{5}, Instant{4}}}).error().code,
            "calendar.suspension_backwards");
}

TEST(WorkingDaysLeft, FallsToZeroOnTheDueDateAndKnowsOverdueFromRestDays) {
  const WorkingCalendar calendar = shipped_calendar();
  const DueDate friday{on("2024-03-08"), false};
  const auto left = [&](const char* today) {
    return *working_days_left(calendar, on(today), friday);
  };
  EXPECT_EQ(left("2024-03-01").working_days, 5);
  EXPECT_EQ(left("2024-03-07").working_days, 1);
  EXPECT_EQ(left("2024-03-08").working_days, 0);
  EXPECT_FALSE(left("2024-03-08").overdue);
  EXPECT_EQ(left("2024-03-09").working_days,
            0);  // Saturday: late, though no working day has passed
  EXPECT_TRUE(left("2024-03-09").overdue);
  EXPECT_EQ(left("2024-03-11").working_days, -1);
  EXPECT_TRUE(left("2024-03-11").overdue);
}

TEST(WorkingDaysLeft, PassesOnThatADueDateIsProvisional) {
  const WorkingCalendar calendar = shipped_calendar();
  EXPECT_TRUE(working_days_left(calendar, on("2026-12-31"), {on("2027-01-04"), true})->provisional);
  EXPECT_TRUE(working_days_left(calendar, on("2026-12-30"), {on("2026-12-31"), true})->provisional);
  EXPECT_EQ(working_days_left(calendar, on("1990-01-01"), {on("2024-01-02"), false}).error().code,
            "calendar.year_missing");
}

}  // namespace
}  // namespace huanxin::calendar

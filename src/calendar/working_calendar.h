#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "calendar/holiday_plan.h"
#include "calendar/statutory_holidays.h"

namespace huanxin::calendar {

/// Why a civil day is a working day or not.
enum class DayKind : std::uint8_t {
  working,  ///< Monday to Friday
  make_up,  ///< a weekend day on which people work (调休)
  weekend,  ///< Saturday or Sunday
  holiday,  ///< a day off by the year's plan, or by law where there is no plan yet
};

/// `working`, `make_up`, `weekend`, `holiday`.
std::string_view to_string(DayKind kind);

struct Day {
  DayKind kind = DayKind::working;
  /// The year has no plan yet: weekends and statutory holidays only, to be counted again when the
  /// plan is published (each autumn).
  bool provisional = false;

  bool works() const { return kind == DayKind::working || kind == DayKind::make_up; }
  friend bool operator==(const Day&, const Day&) = default;
};

/// Two dates between which something is counted.
struct DateRange {
  Date from;
  Date to;
};

/// A number of working days; provisional if a year without a plan was touched.
struct WorkingDayCount {
  int days = 0;
  bool provisional = false;
  friend bool operator==(const WorkingDayCount&, const WorkingDayCount&) = default;
};

/// Which days are working days, by the holiday plans that are known.
///
/// Make-up days win over days off, days off over weekdays.
/// Source: Administrative Licensing Law (2019) art. 82; the State Council Office's yearly notices.
/// Cost:   a look-up in a table of 5 bytes per day; building it, once through the years.
class WorkingCalendar {
 public:
  /// Knows only the years of the plans; every other year is an error.
  /// Errors: calendar.plan_twice.
  static Result<WorkingCalendar> strict(std::vector<HolidayPlan> plans);

  /// Answers provisionally, from the statutory holidays, for years without a plan.
  /// Errors: calendar.plan_twice.
  static Result<WorkingCalendar> with_provisional_years(std::vector<HolidayPlan> plans,
                                                        const StatutoryHolidays& statutory);

  /// Nothing where the year is missing.
  std::optional<Day> find(Date date) const;

  /// Errors: calendar.year_missing.
  Result<Day> day(Date date) const;

  /// Working days after `from`, up to and including `to`; negative if `to` comes first.
  /// Errors: calendar.year_missing. Cost: constant but for one look per year between.
  Result<WorkingDayCount> working_days_between(DateRange range) const;

  /// The working days of a whole year. Errors: calendar.year_missing.
  Result<WorkingDayCount> working_days_in(int year) const;

  /// The plans it was built from, by year.
  const std::vector<HolidayPlan>& plans() const { return plans_; }

 private:
  enum class YearState : std::uint8_t { missing, provisional, planned };

  static Result<WorkingCalendar> build(std::vector<HolidayPlan> plans,
                                       const StatutoryHolidays* statutory);
  void span_years(const StatutoryHolidays* statutory);
  void fill_weekends();
  void mark(const std::vector<Date>& dates, DayKind kind);
  void sum_up();
  YearState state_of(int year) const;
  std::size_t index_of(Date date) const;

  std::vector<HolidayPlan> plans_;
  int first_year_ = 0;
  Date first_day_;
  std::vector<YearState> years_;
  std::vector<DayKind> kinds_;              // one per day from first_day_
  std::vector<std::int32_t> works_before_;  // working days before each day, one more than days
};

}  // namespace huanxin::calendar

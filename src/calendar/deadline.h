#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "calendar/limit.h"
#include "calendar/working_calendar.h"

namespace huanxin::calendar {

/// Civil days that do not count, first and last included.
struct Suspension {
  Date first;
  Date last;
};

/// What a due date follows from.
struct Term {
  Date start;  ///< the day of the act: acceptance, receipt, dispatch
  Limit limit;
  int extension = 0;  ///< further units, granted with a ground and a notice
  std::vector<Suspension> suspended;
};

struct DueDate {
  Date date;
  bool provisional = false;  ///< a year without a holiday plan was touched
  friend bool operator==(const DueDate&, const DueDate&) = default;
};

/// One civil day that a clock has passed, and what it meant.
struct CountedDay {
  enum class Role {
    counted,      ///< one unit of the limit
    not_working,  ///< a rest day inside a count of working days
    suspended,    ///< the clock stood still
    rolled,       ///< after the limit was used up on a rest day, on the way to the next working day
  };
  Date date;
  Day day;
  Role role = Role::counted;
  int number = 0;  ///< units used up to and including this day
};

/// `counted`, `not_working`, `suspended`, `rolled`.
std::string_view to_string(CountedDay::Role role);

/// A due date with the count that led to it, day by day: what a legal clock shows when it is asked
/// how it came to its date.
struct CountShown {
  DueDate due;
  std::vector<CountedDay> days;
};

/// The last day on which an act is still in time, for limits in working or calendar days.
///
/// The day of the act is not counted: accepted on Friday with a limit of one working day, the
/// request is due on Monday. Calendar days count rest days too, but a limit that ends on a rest day
/// ends on the next working day. Suspended days do not count; the limit does not end on one.
///
/// Units:  limit and extension together 1 to kLimitDaysMax; civil dates of the district.
/// Errors: calendar.limit_out_of_range; calendar.unit_not_days for hours;
///         calendar.suspension_backwards; calendar.year_missing; calendar.count_too_long.
/// Source: Administrative Licensing Law (2019) arts. 42, 45, 82; Civil Code arts. 201, 203.
/// Cost:   one calendar look-up per civil day passed, times the suspensions.
Result<DueDate> due_date(const WorkingCalendar& calendar, const Term& term);

/// The same, with every day that was passed.
Result<CountShown> show_count(const WorkingCalendar& calendar, const Term& term);

/// An interval in which a clock of hours stood still: from the first instant, up to the second.
struct Pause {
  Instant from;
  Instant to;
};

/// The instant at which a limit in hours ends: counted from the moment of the act, without rest.
/// Pauses, which may overlap, do not count.
/// Errors: calendar.limit_out_of_range; calendar.suspension_backwards.
/// Source: Civil Code art. 201 paragraph 2.
Result<Instant> due_instant(Instant start, Hours limit, std::vector<Pause> pauses = {});

/// How a clock stands on a day.
struct TimeLeft {
  int working_days =
      0;  ///< after `today` up to the due date; negative once working days have passed
  bool overdue = false;  ///< today is after the due date, even if only rest days lie between
  bool provisional = false;
};

/// For sorting an inbox: on the due date itself 0 working days are left and it is not overdue.
/// Errors: calendar.year_missing. Cost: constant.
Result<TimeLeft> working_days_left(const WorkingCalendar& calendar, Date today, DueDate due);

}  // namespace huanxin::calendar

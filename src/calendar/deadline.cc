#include "calendar/deadline.h"

#include <algorithm>

#include "calendar/errors.h"

namespace huanxin::calendar {
namespace {

// Limits of ten years, with as much suspension again and the rest days between.
constexpr int kDaysPassedMax = 4 * kLimitDaysMax;
constexpr std::int64_t kMsPerHour = 3'600'000;

Result<int> units_of(const Term& term) {
  if (std::holds_alternative<Hours>(term.limit)) return Error::of(errors::kUnitNotDays);
  const std::int64_t units = std::int64_t{amount_of(term.limit)} + term.extension;
  if (amount_of(term.limit) < 1 || term.extension < 0 || units > kLimitDaysMax)
    return Error::of(errors::kLimitOutOfRange,
                     {std::to_string(units), std::to_string(kLimitDaysMax)});
  return static_cast<int>(units);
}

Result<Done> check_suspensions(const Term& term) {
  for (const Suspension& suspension : term.suspended) {
    if (suspension.last < suspension.first)
      return Error::of(errors::kSuspensionBackwards,
                       {to_iso(suspension.first), to_iso(suspension.last)});
  }
  return Done{};
}

CountedDay::Role role_of(const Term& term, Date date, Day day, bool is_used_up) {
  const bool is_suspended = std::any_of(
      term.suspended.begin(), term.suspended.end(),
      [date](const Suspension& range) { return range.first <= date && date <= range.last; });
  if (is_suspended) return CountedDay::Role::suspended;  // Licensing Law art. 45
  if (is_used_up) return CountedDay::Role::rolled;
  if (std::holds_alternative<WorkingDays>(term.limit) && !day.works())
    return CountedDay::Role::not_working;  // art. 82
  return CountedDay::Role::counted;
}

// Passes the days of a term one by one, telling each to `visit`.
template <typename Visit>
Result<DueDate> pass_days(const WorkingCalendar& calendar, const Term& term, Visit visit) {
  HX_TRY(const int units, units_of(term));
  HX_DO(check_suspensions(term));
  DueDate due{.date = term.start};
  int used = 0;
  for (int passed = 0; passed < kDaysPassedMax; ++passed) {
    due.date += std::chrono::days{1};  // Civil Code art. 201: the first day is not counted
    const auto day = calendar.find(due.date);
    if (!day) return calendar.day(due.date).error();
    due.provisional = due.provisional || day->provisional;
    const CountedDay::Role role = role_of(term, due.date, *day, used == units);
    if (role == CountedDay::Role::counted) ++used;
    visit(CountedDay{.date = due.date, .day = *day, .role = role, .number = used});
    // art. 203: a limit that ends on a rest day ends on the next working day
    if (used == units && day->works() && role != CountedDay::Role::suspended) return due;
  }
  return Error::of(errors::kCountTooLong, {to_iso(term.start), std::to_string(kDaysPassedMax)});
}

}  // namespace

std::string_view to_string(CountedDay::Role role) {
  switch (role) {
    case CountedDay::Role::counted: return "counted";
    case CountedDay::Role::not_working: return "not_working";
    case CountedDay::Role::suspended: return "suspended";
    case CountedDay::Role::rolled: return "rolled";
  }
  return "counted";
}

Result<DueDate> due_date(const WorkingCalendar& calendar, const Term& term) {
  return pass_days(calendar, term, [](const CountedDay&) {});
}

Result<CountShown> show_count(const WorkingCalendar& calendar, const Term& term) {
  CountShown shown;
  HX_TRY(shown.due,
         pass_days(calendar, term, [&](const CountedDay& day) { shown.days.push_back(day); }));
  return shown;
}

Result<Instant> due_instant(Instant start, Hours limit, std::vector<Pause> pauses) {
  if (limit < Hours{1} || limit > Hours{kLimitHoursMax})
    return Error::of(errors::kLimitOutOfRange,
                     {std::to_string(limit.value()), std::to_string(kLimitHoursMax)});
  for (const Pause& pause : pauses) {
    if (pause.to < pause.from)
      return Error::of(errors::kSuspensionBackwards, {to_iso(pause.from), to_iso(pause.to)});
  }
  std::sort(pauses.begin(), pauses.end(),
            [](const Pause& lhs, const Pause& rhs) { return lhs.from < rhs.from; });
  Instant due{start.ms + limit.value() * kMsPerHour};
  Instant seen = start;  // pauses up to here are already accounted for
  for (const Pause& pause : pauses) {
    if (pause.from >= due) break;
    const Instant from = std::max(pause.from, seen);
    if (pause.to <= from) continue;
    due.ms += pause.to.ms - from.ms;
    seen = pause.to;
  }
  return due;
}

Result<TimeLeft> working_days_left(const WorkingCalendar& calendar, Date today, DueDate due) {
  HX_TRY(const WorkingDayCount count, calendar.working_days_between({today, due.date}));
  return TimeLeft{.working_days = count.days,
                  .overdue = today > due.date,
                  .provisional = count.provisional || due.provisional};
}

}  // namespace huanxin::calendar

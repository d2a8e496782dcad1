#include "calendar/working_calendar.h"

#include <algorithm>

#include "base/check.h"
#include "calendar/errors.h"
#include "calendar/internal/civil.h"

namespace huanxin::calendar {
namespace {

Error year_missing(int year) { return Error::of(errors::kYearMissing, {std::to_string(year)}); }

}  // namespace

std::string_view to_string(DayKind kind) {
  switch (kind) {
    case DayKind::working: return "working";
    case DayKind::make_up: return "make_up";
    case DayKind::weekend: return "weekend";
    case DayKind::holiday: return "holiday";
  }
  return "working";
}

Result<WorkingCalendar> WorkingCalendar::strict(std::vector<HolidayPlan> plans) {
  return build(std::move(plans), nullptr);
}

Result<WorkingCalendar> WorkingCalendar::with_provisional_years(
    std::vector<HolidayPlan> plans, const StatutoryHolidays& statutory) {
  return build(std::move(plans), &statutory);
}

Result<WorkingCalendar> WorkingCalendar::build(std::vector<HolidayPlan> plans,
                                               const StatutoryHolidays* statutory) {
  WorkingCalendar calendar;
  calendar.plans_ = std::move(plans);
  auto& sorted = calendar.plans_;
  std::sort(sorted.begin(), sorted.end(),
            [](const HolidayPlan& lhs, const HolidayPlan& rhs) { return lhs.year < rhs.year; });
  const auto twice = std::adjacent_find(
      sorted.begin(), sorted.end(),
      [](const HolidayPlan& lhs, const HolidayPlan& rhs) { return lhs.year == rhs.year; });
  if (twice != sorted.end()) return Error::of(errors::kPlanTwice, {std::to_string(twice->year)});

  calendar.span_years(statutory);
  calendar.fill_weekends();
  for (std::size_t i = 0; i < calendar.years_.size(); ++i) {
    if (calendar.years_[i] == YearState::provisional)
      calendar.mark(statutory->days_of(calendar.first_year_ + static_cast<int>(i)),
                    DayKind::holiday);
  }
  for (const HolidayPlan& plan : sorted) {
    calendar.mark(plan.off, DayKind::holiday);
    calendar.mark(plan.work, DayKind::make_up);
  }
  calendar.sum_up();
  return calendar;
}

void WorkingCalendar::span_years(const StatutoryHolidays* statutory) {
  if (plans_.empty() && statutory == nullptr) return;
  first_year_ = plans_.empty() ? statutory->first_year() : plans_.front().year;
  int last_year = plans_.empty() ? statutory->last_year() : plans_.back().year;
  if (statutory != nullptr) {
    first_year_ = std::min(first_year_, statutory->first_year());
    last_year = std::max(last_year, statutory->last_year());
  }
  years_.assign(static_cast<std::size_t>(last_year - first_year_ + 1), YearState::missing);
  if (statutory != nullptr) {
    for (int year = statutory->first_year(); year <= statutory->last_year(); ++year)
      years_[static_cast<std::size_t>(year - first_year_)] = YearState::provisional;
  }
  for (const HolidayPlan& plan : plans_)
    years_[static_cast<std::size_t>(plan.year - first_year_)] = YearState::planned;
}

void WorkingCalendar::fill_weekends() {
  first_day_ = internal::first_of(first_year_);
  const Date end = internal::first_of(first_year_ + static_cast<int>(years_.size()));
  for (Date date = first_day_; date < end; date += std::chrono::days{1})
    kinds_.push_back(internal::is_weekend(date) ? DayKind::weekend : DayKind::working);
}

void WorkingCalendar::mark(const std::vector<Date>& dates, DayKind kind) {
  for (const Date date : dates) {
    const std::size_t at = index_of(date);
    HX_CHECK(at < kinds_.size());
    kinds_[at] = kind;
  }
}

void WorkingCalendar::sum_up() {
  works_before_.reserve(kinds_.size() + 1);
  works_before_.push_back(0);
  for (const DayKind kind : kinds_)
    works_before_.push_back(works_before_.back() + (Day{.kind = kind}.works() ? 1 : 0));
}

WorkingCalendar::YearState WorkingCalendar::state_of(int year) const {
  const bool is_inside =
      year >= first_year_ && year - first_year_ < static_cast<int>(years_.size());
  return is_inside ? years_[static_cast<std::size_t>(year - first_year_)] : YearState::missing;
}

std::size_t WorkingCalendar::index_of(Date date) const {
  return static_cast<std::size_t>((date - first_day_).count());
}

std::optional<Day> WorkingCalendar::find(Date date) const {
  const YearState state = state_of(internal::year_of(date));
  if (state == YearState::missing) return std::nullopt;
  return Day{.kind = kinds_[index_of(date)], .provisional = state == YearState::provisional};
}

Result<Day> WorkingCalendar::day(Date date) const {
  if (const auto day = find(date)) return *day;
  return year_missing(internal::year_of(date));
}

Result<WorkingDayCount> WorkingCalendar::working_days_between(DateRange range) const {
  if (range.from == range.to) return WorkingDayCount{};
  if (range.from > range.to) {
    HX_TRY(WorkingDayCount back, working_days_between({range.to, range.from}));
    back.days = -back.days;
    return back;
  }
  const Date first = range.from + std::chrono::days{1};  // the day itself is not counted
  bool provisional = false;
  for (int year = internal::year_of(first); year <= internal::year_of(range.to); ++year) {
    const YearState state = state_of(year);
    if (state == YearState::missing) return year_missing(year);
    provisional = provisional || state == YearState::provisional;
  }
  return WorkingDayCount{
      .days = works_before_[index_of(range.to) + 1] - works_before_[index_of(first)],
      .provisional = provisional};
}

Result<WorkingDayCount> WorkingCalendar::working_days_in(int year) const {
  const auto day = std::chrono::days{1};
  return working_days_between({internal::first_of(year) - day, internal::first_of(year + 1) - day});
}

}  // namespace huanxin::calendar

#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace huanxin::calendar {

/// A number of days of one kind, or of hours; kinds do not mix.
template <typename Unit>
class Count {
 public:
  constexpr explicit Count(int value) : value_(value) {}
  constexpr int value() const { return value_; }
  friend constexpr auto operator<=>(Count, Count) = default;

 private:
  int value_;
};

using WorkingDays = Count<struct WorkingDayUnit>;
using CalendarDays = Count<struct CalendarDayUnit>;
using Hours = Count<struct HourUnit>;

/// How long something may take, in the unit that its law names.
using Limit = std::variant<WorkingDays, CalendarDays, Hours>;

inline constexpr int kLimitDaysMax = 3660;    ///< ten years
inline constexpr int kLimitHoursMax = 87840;  ///< ten years

/// A limit of 1 to kLimitDaysMax (or kLimitHoursMax) of `working_day`, `calendar_day` or `hour`,
/// as content and interfaces spell the units.
/// Errors: calendar.unit_unknown; calendar.limit_out_of_range.
Result<Limit> limit_of(std::string_view unit, std::int64_t amount);

/// `working_day`, `calendar_day` or `hour`.
std::string_view unit_of(const Limit& limit);
int amount_of(const Limit& limit);

}  // namespace huanxin::calendar

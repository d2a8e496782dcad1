#include "calendar/limit.h"

#include <array>
#include <string>

#include "base/text.h"
#include "calendar/errors.h"

namespace huanxin::calendar {
namespace {

constexpr std::array<std::string_view, 3> kUnits = {"working_day", "calendar_day", "hour"};

}  // namespace

Result<Limit> limit_of(std::string_view unit, std::int64_t amount) {
  const int max = unit == kUnits[2] ? kLimitHoursMax : kLimitDaysMax;
  const bool is_inside = amount >= 1 && amount <= max;
  const int value = is_inside ? static_cast<int>(amount) : 1;
  Limit limit{WorkingDays{value}};
  if (unit == kUnits[1]) {
    limit = CalendarDays{value};
  } else if (unit == kUnits[2]) {
    limit = Hours{value};
  } else if (unit != kUnits[0]) {
    return Error::of(errors::kUnitUnknown, {excerpt(unit)});
  }
  if (!is_inside)
    return Error::of(errors::kLimitOutOfRange, {std::to_string(amount), std::to_string(max)});
  return limit;
}

std::string_view unit_of(const Limit& limit) { return kUnits[limit.index()]; }

int amount_of(const Limit& limit) {
  return std::visit([](const auto& count) { return count.value(); }, limit);
}

}  // namespace huanxin::calendar

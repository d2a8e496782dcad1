#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace huanxin::calendar {

/// The State Council Office's holiday arrangement for one year.
struct HolidayPlan {
  int year = 0;
  std::string title;       ///< of the notice
  std::string source;      ///< where the notice can be read
  std::string published;   ///< year-month, e.g. 2023-10
  std::string certainty;   ///< how surely the dates are known, e.g. READ
  std::vector<Date> off;   ///< every day off, weekends included, in order
  std::vector<Date> work;  ///< weekend days on which people work (调休), in order
};

/// Reads a plan such as content/calendars/cn-2024.json.
///
/// Errors: base.json_*; base.fields_faulty with every faulty place: dates outside the year, out of
///         order, twice, in both lists, make-up days on Monday to Friday, no day off at all.
Result<HolidayPlan> parse_holiday_plan(std::string_view text);

}  // namespace huanxin::calendar

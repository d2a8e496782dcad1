#include "calendar/holiday_plan.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "calendar/working_calendar.h"

using huanxin::Date;
using huanxin::calendar::DayKind;

// Whatever plan parses makes a calendar in which each of its days off is off, each of its make-up
// days works, and the working days of its year are the weekdays it leaves and the days it adds.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const auto plan = huanxin::calendar::parse_holiday_plan({data, size});
  if (!plan) {
    HX_CHECK(huanxin::is_clean_utf8(plan.error().en) && huanxin::is_clean_utf8(plan.error().zh));
    return 0;
  }
  const auto calendar = huanxin::calendar::WorkingCalendar::strict({*plan}).value();
  for (const Date date : plan->off) HX_CHECK(calendar.find(date)->kind == DayKind::holiday);
  for (const Date date : plan->work) HX_CHECK(calendar.find(date)->kind == DayKind::make_up);

  const Date first{std::chrono::year{plan->year} / std::chrono::January / 1};
  const Date end{std::chrono::year{plan->year + 1} / std::chrono::January / 1};
  int weekdays = 0;
  for (Date date = first; date < end; date += std::chrono::days{1}) {
    const bool is_weekday = std::chrono::weekday{date}.iso_encoding() <= 5;
    if (is_weekday && !std::binary_search(plan->off.begin(), plan->off.end(), date)) ++weekdays;
  }
  HX_CHECK(calendar.working_days_in(plan->year).value().days ==
           weekdays + static_cast<int>(plan->work.size()));
  return 0;
}

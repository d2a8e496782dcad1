#include "calendar/holiday_plan.h"

#include <algorithm>
#include <chrono>

#include "base/json.h"
#include "calendar/errors.h"
#include "calendar/internal/civil.h"

namespace huanxin::calendar {
namespace {

constexpr std::size_t kDatesMax = 366;

Result<Date> date_in_plan(const Json& value, int year, const std::vector<Date>& before) {
  if (!value.is_string()) return parse_date("");
  HX_TRY(const Date date, parse_date(value.get_string()));
  if (internal::year_of(date) != year)
    return Error::of(errors::kPlanDateElsewhere, {to_iso(date), std::to_string(year)});
  if (!before.empty() && date <= before.back())
    return Error::of(errors::kPlanNotSorted, {to_iso(date)});
  return date;
}

std::vector<Date> read_dates(ObjectReader& reader, std::string_view key, int year) {
  std::vector<Date> dates;
  const JsonArray* array = reader.require_array(key, kDatesMax);
  if (array == nullptr) return dates;
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (const auto date = date_in_plan((*array)[i], year, dates)) {
      dates.push_back(*date);
    } else {
      reader.add_fault(key, i, date.error());
    }
  }
  return dates;
}

void check_make_up_days(ObjectReader& reader, const HolidayPlan& plan) {
  for (std::size_t i = 0; i < plan.work.size(); ++i) {
    const Date date = plan.work[i];
    if (!internal::is_weekend(date))
      reader.add_fault("work", i, Error::of(errors::kPlanWorkOnWeekday, {to_iso(date)}));
    if (std::binary_search(plan.off.begin(), plan.off.end(), date))
      reader.add_fault("work", i, Error::of(errors::kPlanOffAndWork, {to_iso(date)}));
  }
}

}  // namespace

Result<HolidayPlan> parse_holiday_plan(std::string_view text) {
  HX_TRY(const Json value, parse_json(text));
  ObjectReader reader(value);
  HolidayPlan plan;
  plan.year = static_cast<int>(reader.require_integer("year", 1949, 2199));
  plan.title = reader.require_text("title", 300);
  plan.source = reader.require_text("source", 500);
  plan.published = reader.require_text("published", 7);
  plan.certainty = reader.require_text("certainty", 40);
  reader.optional_text("note", 1000);
  plan.off = read_dates(reader, "off", plan.year);
  plan.work = read_dates(reader, "work", plan.year);
  if (!plan.published.empty() && !parse_date(plan.published + "-01"))
    reader.add_fault("published", Error::of(errors::kPublishedMalformed, {plan.published}));
  if (const auto* off = reader.optional_array("off", kDatesMax); off != nullptr && off->empty())
    reader.add_fault("off", Error::of(errors::kPlanEmpty, {std::to_string(plan.year)}));
  check_make_up_days(reader, plan);
  HX_DO(reader.finish());
  return plan;
}

}  // namespace huanxin::calendar

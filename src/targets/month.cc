#include "targets/month.h"

#include "base/text.h"
#include "targets/errors.h"

namespace huanxin::targets {

Result<Month> parse_month(std::string_view text) {
  const auto first = parse_date(std::string(text) + "-01");
  if (text.size() != 7 || !first) return Error::of(errors::kMonthMalformed, {excerpt(text)});
  const Month month = month_of(*first);
  if (month.year() < std::chrono::year{2000} || month.year() > std::chrono::year{2100})
    return Error::of(errors::kMonthMalformed, {excerpt(text)});
  return month;
}

std::string to_text(Month month) { return to_iso(Date{month / 1}).substr(0, 7); }

Month month_of(Date date) {
  const std::chrono::year_month_day day{date};
  return day.year() / day.month();
}

Date last_day(Month month) { return Date{month / std::chrono::last}; }

}  // namespace huanxin::targets

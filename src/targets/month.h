#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace huanxin::targets {

/// A reporting month.
using Month = std::chrono::year_month;

/// Reads `YYYY-MM`, years 2000 to 2100. Errors: targets.month_malformed.
Result<Month> parse_month(std::string_view text);
/// `YYYY-MM`.
std::string to_text(Month month);

Month month_of(Date date);
Date last_day(Month month);

}  // namespace huanxin::targets

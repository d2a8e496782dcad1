#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace huanxin {

/// A civil date of the district, without a time of day.
using Date = std::chrono::sys_days;

/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

/// Reads `YYYY-MM-DD`, years 1900 to 9999. Errors: base.date_malformed.
Result<Date> parse_date(std::string_view text);

/// `YYYY-MM-DD`.
std::string to_iso(Date date);

/// Reads RFC 3339, e.g. `2024-03-08T01:02:03.004Z` or with an offset; fractions beyond the
/// millisecond are cut; in UTC the years 1900 to 9999. Errors: base.instant_malformed.
Result<Instant> parse_instant(std::string_view text);

/// RFC 3339 in UTC with milliseconds: `2024-03-08T01:02:03.004Z`.
std::string to_iso(Instant instant);

/// The civil date in the district at that instant. Beijing time is UTC+8 without daylight saving
/// (since 1991); that is the only zone the program knows.
Date civil_date(Instant instant);

/// The first instant of a civil date in the district.
Instant start_of(Date date);

}  // namespace huanxin

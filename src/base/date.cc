#include "base/date.h"

#include <array>
#include <cstdio>
#include <optional>

#include "base/errors.h"
#include "base/text.h"

namespace huanxin {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kBeijingOffsetMs = 8 * 3'600'000;
constexpr std::int64_t kInstantMin = -2'208'988'800'000;   // 1900-01-01T00:00:00.000Z
constexpr std::int64_t kInstantMax = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<Date> date_at(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || *year < 1900) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{date};
}

// The offset part of RFC 3339 in minutes: `Z`, `+08:00`, `-03:30`.
std::optional<int> offset_minutes(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = digits(text, 1, 2);
  const auto minutes = digits(text, 4, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  return text[0] == '+' ? total : -total;
}

std::optional<Instant> instant_at(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  const auto date = date_at(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!date || !hour || !minute || !second || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  std::size_t at = 19;
  int fraction_ms = 0;
  if (text[at] == '.') {
    int weight = 100;
    const std::size_t first = ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, weight /= 10)
      fraction_ms += weight * (text[at] - '0');
    if (at == first) return std::nullopt;
  }
  const auto offset = offset_minutes(text.substr(at));
  if (!offset) return std::nullopt;
  const std::int64_t seconds = *hour * 3600 + (*minute - *offset) * 60 + *second;
  const std::int64_t ms =
      date->time_since_epoch().count() * kMsPerDay + seconds * 1000 + fraction_ms;
  if (ms < kInstantMin || ms > kInstantMax) return std::nullopt;  // the offset led out of the years
  return Instant{ms};
}

std::int64_t floor_days(std::int64_t ms) {
  const std::int64_t days = ms / kMsPerDay;
  return ms % kMsPerDay < 0 ? days - 1 : days;
}

Date date_of_day(std::int64_t day) { return Date{std::chrono::days{static_cast<int>(day)}}; }

}  // namespace

Result<Date> parse_date(std::string_view text) {
  if (const auto date = date_at(text)) return *date;
  return Error::of(errors::kDateMalformed, {excerpt(text)});
}

std::string to_iso(Date date) {
  const std::chrono::year_month_day parts{date};
  std::array<char, 40> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(parts.year()),
                    static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
  return {text.data(), static_cast<std::size_t>(length)};
}

Result<Instant> parse_instant(std::string_view text) {
  if (const auto instant = instant_at(text)) return *instant;
  return Error::of(errors::kInstantMalformed, {excerpt(text)});
}

std::string to_iso(Instant instant) {
  const std::int64_t day = floor_days(instant.ms);
  const auto rest = static_cast<int>(instant.ms - day * kMsPerDay);
  std::array<char, 64> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d.%03dZ", rest / 3'600'000,
                    rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
  return to_iso(date_of_day(day)) + std::string(text.data(), static_cast<std::size_t>(length));
}

Date civil_date(Instant instant) { return date_of_day(floor_days(instant.ms + kBeijingOffsetMs)); }

Instant start_of(Date date) {
  return Instant{date.time_since_epoch().count() * kMsPerDay - kBeijingOffsetMs};
}

}  // namespace huanxin

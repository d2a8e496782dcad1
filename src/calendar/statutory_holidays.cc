#include "calendar/statutory_holidays.h"

#include <algorithm>
#include <chrono>

#include "base/json.h"
#include "calendar/errors.h"
#include "calendar/internal/civil.h"

namespace huanxin::calendar {
namespace {

constexpr std::array<std::string_view, 4> kFestivalNames = {"spring_festival", "qingming",
                                                            "dragon_boat", "mid_autumn"};

std::optional<Festival> read_festival(ObjectReader& reader) {
  const auto name = reader.optional_one_of(
      "festival", {kFestivalNames[0], kFestivalNames[1], kFestivalNames[2], kFestivalNames[3]});
  if (!name) return std::nullopt;
  const auto* at = std::find(kFestivalNames.begin(), kFestivalNames.end(), *name);
  return static_cast<Festival>(at - kFestivalNames.begin());
}

StatutoryHoliday read_holiday(ObjectReader& reader) {
  StatutoryHoliday holiday;
  holiday.zh = reader.require_text("zh", 60);
  holiday.en = reader.require_text("en", 60);
  holiday.days = static_cast<int>(reader.require_integer("days", 1, 15));
  holiday.follows = read_festival(reader);
  const auto month = reader.optional_integer("month", 1, 12);
  const auto day = reader.optional_integer("day", 1, 28);
  const auto offset = reader.optional_integer("offset", -10, 10);
  const bool is_fixed = month && day && !offset && !reader.has("festival");
  const bool is_following = !month && !day && offset && reader.has("festival");
  if (!is_fixed && !is_following) reader.add_fault("days", Error::of(errors::kStatutoryMalformed));
  holiday.month = static_cast<unsigned>(month.value_or(1));
  holiday.day = static_cast<unsigned>(day.value_or(1));
  holiday.offset_days = static_cast<int>(offset.value_or(0));
  return holiday;
}

Result<std::vector<StatutoryHoliday>> parse_holidays(std::string_view text) {
  HX_TRY(const Json value, parse_json(text));
  ObjectReader reader(value);
  reader.require_text("title", 300);
  reader.require_text("source", 500);
  reader.require_date("in_force");
  reader.require_text("certainty", 40);
  std::vector<StatutoryHoliday> holidays;
  if (const JsonArray* array = reader.require_array("holidays", 40)) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      ObjectReader inner((*array)[i], "/holidays/" + std::to_string(i));
      holidays.push_back(read_holiday(inner));
      reader.absorb(std::move(inner));
    }
  }
  HX_DO(reader.finish());
  return holidays;
}

// The four days of one year, each within it.
std::optional<std::array<Date, 4>> read_row(const Json& value) {
  const JsonArray* row = value.if_array();
  if (row == nullptr || row->size() != 4) return std::nullopt;
  std::array<Date, 4> days;
  for (std::size_t i = 0; i < 4; ++i) {
    const boost::json::string* text = (*row)[i].if_string();
    const auto date = parse_date(text == nullptr ? std::string_view() : std::string_view(*text));
    if (!date || internal::year_of(*date) != internal::year_of(i == 0 ? *date : days[0]))
      return std::nullopt;
    days[i] = *date;
  }
  return std::is_sorted(days.begin(), days.end()) ? std::optional(days) : std::nullopt;
}

void check_columns(ObjectReader& reader) {
  const JsonArray* columns = reader.require_array("columns", 4);
  if (columns == nullptr) return;
  const JsonArray expected(kFestivalNames.begin(), kFestivalNames.end());
  if (*columns != expected) reader.add_fault("columns", Error::of(errors::kFestivalsMalformed));
}

Date first_day_of(const StatutoryHoliday& holiday, const Festivals& festivals, int year) {
  if (holiday.follows)
    return festivals.day(*holiday.follows, year) + std::chrono::days{holiday.offset_days};
  return Date{std::chrono::year{year} / std::chrono::month{holiday.month} /
              std::chrono::day{holiday.day}};
}

}  // namespace

Result<Festivals> Festivals::parse(std::string_view text) {
  HX_TRY(const Json value, parse_json(text));
  ObjectReader reader(value);
  reader.require_text("title", 300);
  reader.require_text("basis", 300);
  reader.require_text("source", 500);
  check_columns(reader);
  Festivals festivals;
  const JsonArray* rows = reader.require_array("days", 400);
  if (rows != nullptr && rows->empty())
    reader.add_fault("days", Error::of(errors::kFestivalsMalformed));
  for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i) {
    const auto row = read_row((*rows)[i]);
    if (row && festivals.rows_.empty()) festivals.first_year_ = internal::year_of((*row)[0]);
    if (row && internal::year_of((*row)[0]) == festivals.last_year() + 1) {
      festivals.rows_.push_back(*row);
    } else {
      reader.add_fault("days", i, Error::of(errors::kFestivalsMalformed));
    }
  }
  HX_DO(reader.finish());
  return festivals;
}

Date Festivals::day(Festival festival, int year) const {
  HX_CHECK(year >= first_year() && year <= last_year());
  return rows_[static_cast<std::size_t>(year - first_year_)][static_cast<std::size_t>(festival)];
}

Result<StatutoryHolidays> StatutoryHolidays::parse(std::string_view text, Festivals festivals) {
  StatutoryHolidays parsed;
  HX_TRY(parsed.holidays_, parse_holidays(text));
  parsed.festivals_ = std::move(festivals);
  return parsed;
}

std::vector<Date> StatutoryHolidays::days_of(int year) const {
  std::vector<Date> days;
  for (const StatutoryHoliday& holiday : holidays_) {
    const Date first = first_day_of(holiday, festivals_, year);
    for (int i = 0; i < holiday.days; ++i) days.push_back(first + std::chrono::days{i});
  }
  // Two holidays may meet; days that reach into another year are that year's business.
  std::erase_if(days, [year](Date date) { return internal::year_of(date) != year; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace huanxin::calendar

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace huanxin::calendar {

/// The festivals that follow moon and sun.
enum class Festival { spring_festival, qingming, dragon_boat, mid_autumn };

/// On which days the festivals fall.
class Festivals {
 public:
  /// Reads content/calendars/festivals.json: a row per year, years without a gap.
  /// Errors: base.json_*; base.fields_faulty with every faulty place.
  static Result<Festivals> parse(std::string_view text);

  int first_year() const { return first_year_; }
  int last_year() const { return first_year_ + static_cast<int>(rows_.size()) - 1; }
  /// `year` is one of the known ones; anything else is a bug.
  Date day(Festival festival, int year) const;

 private:
  using Row = std::array<Date, 4>;

  int first_year_ = 0;
  std::vector<Row> rows_;
};

/// One holiday of the holiday measures: on a fixed date, or counted from a festival.
struct StatutoryHoliday {
  std::string zh;
  std::string en;
  std::optional<Festival> follows;  ///< empty: `month` and `day` are fixed
  unsigned month = 0;
  unsigned day = 0;
  int offset_days = 0;  ///< from the festival to the first day off: -1 is its eve
  int days = 0;
};

/// The holidays that the law itself grants, for years whose arrangement is not published yet.
class StatutoryHolidays {
 public:
  /// Reads content/calendars/statutory.json.
  /// Errors: base.json_*; base.fields_faulty with every faulty place.
  static Result<StatutoryHolidays> parse(std::string_view text, Festivals festivals);

  /// The years for which the law's days are known.
  int first_year() const { return festivals_.first_year(); }
  int last_year() const { return festivals_.last_year(); }

  /// Every day off that the law grants in a known year, in order. Days that fall on a weekend are
  /// made up for only by the year's arrangement, so nothing is added for them here.
  std::vector<Date> days_of(int year) const;

 private:
  std::vector<StatutoryHoliday> holidays_;
  Festivals festivals_;
};

}  // namespace huanxin::calendar

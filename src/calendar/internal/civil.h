#pragma once

#include <chrono>

#include "base/date.h"

namespace huanxin::calendar::internal {

inline int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day{date}.year()); }

inline Date first_of(int year) {
  return Date{std::chrono::year{year} / std::chrono::January / std::chrono::day{1}};
}

inline bool is_weekend(Date date) {
  return std::chrono::weekday{date}.iso_encoding() >= 6;  // Saturday is 6, Sunday 7
}

}  // namespace huanxin::calendar::internal

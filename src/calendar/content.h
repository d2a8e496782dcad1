#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "calendar/working_calendar.h"

namespace huanxin::calendar {

/// A file of content/calendars: its name without folders, and its text.
struct ContentFile {
  std::string_view name;
  std::string_view text;
};

/// The calendar of a district from the files of content/calendars: `statutory.json`,
/// `festivals.json` and any number of plans `cn-YYYY.json`. Years without a plan are provisional.
///
/// Errors: those of each file, its name in front of every place (`cn-2024.json#/off/3`);
///         calendar.file_unknown; calendar.file_missing; calendar.file_year_differs.
Result<WorkingCalendar> calendar_of(std::span<const ContentFile> files);

}  // namespace huanxin::calendar

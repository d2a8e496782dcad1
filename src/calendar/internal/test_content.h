#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "calendar/content.h"

namespace huanxin::calendar {

/// For tests: a date that is known to be one.
inline Date on(std::string_view text) { return parse_date(text).value(); }

/// For tests: the text of a file of the source tree, empty where it is absent.
std::string source_file(const std::string& path);

/// For tests: the files of content/calendars by these names.
class CalendarContent {
 public:
  explicit CalendarContent(std::vector<std::string> names) : names_(std::move(names)) {
    for (const auto& name : names_) texts_.push_back(source_file("content/calendars/" + name));
    for (std::size_t i = 0; i < names_.size(); ++i) files_.push_back({names_[i], texts_[i]});
  }
  const std::vector<ContentFile>& files() const { return files_; }

 private:
  std::vector<std::string> names_;
  std::vector<std::string> texts_;
  std::vector<ContentFile> files_;
};

/// For tests: the calendar as the program ships it.
WorkingCalendar shipped_calendar();

}  // namespace huanxin::calendar

#include "calendar/internal/test_content.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace huanxin::calendar {

std::string source_file(const std::string& path) {
  std::ifstream in(std::string(HX_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

WorkingCalendar shipped_calendar() {
  const CalendarContent content({"statutory.json", "festivals.json", "cn-2023.json", "cn-2024.json",
                                 "cn-2025.json", "cn-2026.json"});
  return calendar_of(content.files()).value();
}

namespace {

TEST(TestContent, FindsFilesOfTheSourceTreeAndReadsAnAbsentOneAsEmpty) {
  EXPECT_NE(source_file("content/calendars/statutory.json"), "");
  EXPECT_EQ(source_file("content/calendars/no-such-file.json"), "");
}

}  // namespace
}  // namespace huanxin::calendar

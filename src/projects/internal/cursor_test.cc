#include "projects/internal/cursor.h"

#include <gtest/gtest.h>

namespace huanxin::projects {
namespace {

TEST(Cursor, ReadsBackWhatWasWritten) {
  const std::vector<std::string> parts{"name", "42", "三里屯北里"};
  const std::string cursor = write_cursor(parts);
  EXPECT_EQ(cursor.find_first_of("+/=&?"), std::string::npos);
  EXPECT_EQ(read_cursor(cursor), parts);
}

TEST(Cursor, StaysWithinAnAddressForTheLongestKey) {
  std::string key;
  for (int i = 0; i < 60; ++i) key += "𠀀";  // four bytes each
  EXPECT_LE(write_cursor({"-library_no", "9223372036854775807", key}).size(), 400U);
}

TEST(Cursor, RefusesWhatIsNone) {
  for (const auto* text : {"", "!", "a", "a===", "bmFtZQ==", "____"})
    EXPECT_FALSE(read_cursor(text).has_value() && read_cursor(text)->size() == 3) << text;
  EXPECT_FALSE(read_cursor(std::string(401, 'A')));
}

TEST(Cursor, ReadsWholeNumbersOnly) {
  EXPECT_EQ(read_number("-7"), -7);
  for (const auto* text : {"", "7a", " 7", "99999999999999999999"})
    EXPECT_FALSE(read_number(text)) << text;
}

}  // namespace
}  // namespace huanxin::projects

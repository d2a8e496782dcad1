#include "calendar/limit.h"

#include <gtest/gtest.h>

namespace huanxin::calendar {
namespace {

TEST(Limit, ReadsTheThreeUnits) {
  EXPECT_EQ(*limit_of("working_day", 20), Limit(WorkingDays{20}));
  EXPECT_EQ(*limit_of("calendar_day", 60), Limit(CalendarDays{60}));
  EXPECT_EQ(*limit_of("hour", 48), Limit(Hours{48}));
}

TEST(Limit, SpellsWhatItRead) {
  for (const char* unit : {"working_day", "calendar_day", "hour"}) {
    const auto limit = limit_of(unit, 7);
    ASSERT_TRUE(limit);
    EXPECT_EQ(unit_of(*limit), unit);
    EXPECT_EQ(amount_of(*limit), 7);
  }
}

TEST(Limit, RefusesUnitsThatItDoesNotKnow) {
  for (const char* unit : {"", "day", "day_to_confirm", "Working_day", "hours"}) {
    const auto limit = limit_of(unit, 5);
    ASSERT_FALSE(limit) << unit;
    EXPECT_EQ(limit.error().code, "calendar.unit_unknown");
  }
}

TEST(Limit, RefusesAmountsOutOfRange) {
  EXPECT_TRUE(limit_of("working_day", 1));
  EXPECT_TRUE(limit_of("working_day", kLimitDaysMax));
  EXPECT_TRUE(limit_of("hour", kLimitHoursMax));
  for (const std::int64_t amount :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{kLimitDaysMax} + 1, INT64_MAX, INT64_MIN}) {
    const auto limit = limit_of("working_day", amount);
    ASSERT_FALSE(limit) << amount;
    EXPECT_EQ(limit.error().code, "calendar.limit_out_of_range");
  }
}

}  // namespace
}  // namespace huanxin::calendar

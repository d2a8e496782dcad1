#include "targets/month.h"

#include <gtest/gtest.h>

namespace huanxin::targets {
namespace {

TEST(Month, ReadsAndPrintsYearAndMonth) {
  EXPECT_EQ(to_text(*parse_month("2024-02")), "2024-02");
  EXPECT_EQ(to_iso(last_day(*parse_month("2024-02"))), "2024-02-29");
  EXPECT_EQ(month_of(*parse_date("2024-12-31")), *parse_month("2024-12"));
}

TEST(Month, RefusesWhatIsNoMonth) {
  for (const auto* text : {"", "2024", "2024-13", "2024-00", "2024-1", "2024-02-01", "1999-12",
                           "2101-01", "二〇二四-02"}) {
    const auto month = parse_month(text);
    ASSERT_FALSE(month.has_value()) << text;
    EXPECT_EQ(month.error().code, "targets.month_malformed");
  }
}

}  // namespace
}  // namespace huanxin::targets

#include "base/date.h"

#include <gtest/gtest.h>

namespace huanxin {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

TEST(ParseDate, ReadsAndPrintsTheSame) {
  for (const char* text : {"1900-01-01", "2000-02-29", "2024-02-29", "2024-03-08", "9999-12-31"}) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_iso(*date), text);
  }
  EXPECT_EQ(*parse_date("2024-03-08"), Date{year{2024} / month{3} / day{8}});
}

TEST(ParseDate, RefusesWhatTheCalendarDoesNotHave) {
  for (const char* text : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-04-31",
                           "2024-01-00", "1899-12-31", "0000-01-01"}) {
    const auto date = parse_date(text);
    ASSERT_FALSE(date) << text;
    EXPECT_EQ(date.error().code, "base.date_malformed");
  }
}

TEST(ParseDate, RefusesOtherSpellings) {
  for (const char* text : {"", "2024-3-8", "2024/03/08", "20240308", "2024-03-08 ", " 2024-03-08",
                           "2024-03-08T00:00:00Z", "+024-03-08", "2024-0a-08", "２０２４-03-08"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(ParseDate, QuotesForeignBytesOnlyAsCleanText) {
  const auto date = parse_date("\xff\xfe\x01");
  ASSERT_FALSE(date);
  EXPECT_NE(date.error().en.find("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"), std::string::npos);
}

TEST(ParseInstant, ReadsZuluOffsetsAndFractions) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z")->ms, 0);
  EXPECT_EQ(parse_instant("2024-03-08T01:02:03.004Z")->ms, 1'709'859'723'004);
  EXPECT_EQ(parse_instant("2024-03-08T09:02:03.004+08:00")->ms, 1'709'859'723'004);
  EXPECT_EQ(parse_instant("2024-03-07T21:32:03.004-03:30")->ms, 1'709'859'723'004);
  EXPECT_EQ(parse_instant("2024-03-08t01:02:03.004999z")->ms, 1'709'859'723'004);
  EXPECT_EQ(parse_instant("2024-03-08T01:02:03.1Z")->ms, 1'709'859'723'100);
}

TEST(ParseInstant, RefusesOtherSpellings) {
  for (const char* text :
       {"", "2024-03-08", "2024-03-08T01:02Z", "2024-03-08 01:02:03Z", "2024-03-08T24:00:00Z",
        "2024-03-08T01:60:00Z", "2024-03-08T01:02:60Z", "2024-03-08T01:02:03",
        "2024-03-08T01:02:03.Z", "2024-03-08T01:02:03+0800", "2024-03-08T01:02:03+24:00",
        "2024-03-08T01:02:03+08:60", "2024-03-08T01:02:03Zx", "2024-02-30T01:02:03Z",
        "2024-03-08T01-02-03Z"}) {
    const auto instant = parse_instant(text);
    ASSERT_FALSE(instant) << text;
    EXPECT_EQ(instant.error().code, "base.instant_malformed");
  }
}

TEST(ParseInstant, RefusesOffsetsThatLeadOutOfTheYears) {
  EXPECT_TRUE(parse_instant("1900-01-01T00:00:00Z"));
  EXPECT_FALSE(parse_instant("1900-01-01T00:00:00+00:01"));
  EXPECT_TRUE(parse_instant("9999-12-31T23:59:59.999Z"));
  EXPECT_FALSE(parse_instant("9999-12-31T23:59:59-00:01"));
}

TEST(InstantToIso, PrintsUtcWithMilliseconds) {
  EXPECT_EQ(to_iso(Instant{0}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(to_iso(Instant{-1}), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(to_iso(Instant{1'709'859'723'004}), "2024-03-08T01:02:03.004Z");
}

TEST(CivilDate, TurnsAtMidnightInBeijing) {
  const Date eighth{year{2024} / month{3} / day{8}};
  EXPECT_EQ(civil_date(*parse_instant("2024-03-07T15:59:59.999Z")), eighth - std::chrono::days{1});
  EXPECT_EQ(civil_date(*parse_instant("2024-03-07T16:00:00Z")), eighth);
  EXPECT_EQ(civil_date(*parse_instant("1960-01-01T00:00:00+08:00")),
            (Date{year{1960} / month{1} / day{1}}));
}

TEST(StartOf, IsTheFirstInstantOfItsDate) {
  const Date eighth{year{2024} / month{3} / day{8}};
  EXPECT_EQ(to_iso(start_of(eighth)), "2024-03-07T16:00:00.000Z");
  EXPECT_EQ(civil_date(start_of(eighth)), eighth);
  EXPECT_EQ(civil_date(Instant{start_of(eighth).ms - 1}), eighth - std::chrono::days{1});
}

}  // namespace
}  // namespace huanxin

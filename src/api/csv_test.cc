#include "api/csv.h"

#include <gtest/gtest.h>

#include <array>

namespace huanxin::api {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// Everything a stream says, piece after piece; the error's code in brackets where it breaks off.
std::string all_pieces(const Response& response) {
  const auto& pieces = std::get<PiecesBody>(response.body);
  std::string text;
  for (;;) {
    auto piece = pieces.next();
    if (!piece) return text + "[" + piece.error().code + "]";
    if (!*piece) return text;
    text += **piece;
  }
}

TEST(CsvLine, QuotesWhatWouldBreakTheTable) {
  EXPECT_EQ(csv_line({"a", "b"}), "a,b\r\n");
  EXPECT_EQ(csv_line({"a,b", "say \"no\"", "two\nlines", ""}),
            "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
  EXPECT_EQ(csv_line({}), "\r\n");
}

TEST(CsvLine, TakesTheForceOutOfFormulas) {
  for (const char* text : {"=1+1", "+cmd", "-A1", "@sum", "\tx", "=HYPERLINK"}) {
    const std::string line = csv_line({text});
    EXPECT_EQ(line.substr(0, 1), "'") << text;
  }
  EXPECT_EQ(csv_line({"\r=x"}), "\"'\r=x\"\r\n");
  EXPECT_EQ(csv_line({"=\"a\",b"}), "\"'=\"\"a\"\",b\"\r\n");
}

TEST(CsvLine, LeavesNumbersAndOrdinaryTextAlone) {
  EXPECT_EQ(csv_line({"-5", "+3.5", "a=b", "朝外", "1-2"}), "-5,+3.5,a=b,朝外,1-2\r\n");
}

TEST(CsvCells, FollowTheColumnsIntoInnerObjects) {
  const JsonObject object{{"code", "A4-09"},
                          {"quantity", nullptr},
                          {"rollup", JsonObject{{"target", 65}, {"share", 0.5}}},
                          {"late", true},
                          {"parts", JsonArray{"a", 1}}};
  constexpr std::array<std::string_view, 8> kColumns{
      "rollup.target", "code", "quantity", "late", "parts", "rollup.none", "code.none", "absent"};
  EXPECT_EQ(csv_cells(object, kColumns),
            (std::vector<std::string>{"65", "A4-09", "", "true", "[\"a\",1]", "", "", ""}));
}

TEST(CsvResponse, BeginsWithAByteOrderMarkAndItsHead) {
  constexpr std::array<std::string_view, 2> kColumns{"name", "n"};
  const Response response =
      csv_response("items-2024", kColumns, JsonArray{JsonObject{{"n", 1}, {"name", "甲"}}});
  EXPECT_EQ(std::get<std::string>(response.body), "\xEF\xBB\xBFname,n\r\n甲,1\r\n");
  EXPECT_EQ(response.headers.find("Content-Type")->second, "text/csv; charset=utf-8");
  EXPECT_EQ(response.headers.find("Content-Disposition")->second,
            "attachment; filename=\"items-2024.csv\"");
}

TEST(CsvStream, AsksForRowsUntilThereAreNone) {
  int left = 3;
  const auto response = csv_stream("long", {"n"}, [&]() -> Result<Rows> {
    return left == 0 ? Rows() : Rows{{std::to_string(left--)}};
  });
  ASSERT_TRUE(response);
  EXPECT_EQ(left, 2) << "the first rows are asked for at once, the others when they are sent";
  EXPECT_EQ(all_pieces(*response), "\xEF\xBB\xBFn\r\n3\r\n2\r\n1\r\n");
}

TEST(CsvStream, OfNothingStillHasItsHead) {
  const auto response = csv_stream("none", {"a", "b"}, []() -> Result<Rows> { return Rows(); });
  ASSERT_TRUE(response);
  EXPECT_EQ(all_pieces(*response),
            "\xEF\xBB\xBF"
            "a,b\r\n");
}

constexpr ErrorSpec kBroken{ErrorKind::io, "test.broken", "断了。", "Broken off."};

TEST(CsvStream, IsRefusedWhereTheFirstRowsCannotBeHad) {
  const auto response =
      csv_stream("refused", {"a"}, []() -> Result<Rows> { return Error::of(kBroken); });
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().code, "test.broken");
}

TEST(CsvStream, PassesOnWhatBreaksItOff) {
  bool begun = false;
  const auto response = csv_stream("cut", {"a"}, [&]() -> Result<Rows> {
    if (std::exchange(begun, true)) return Error::of(kBroken);
    return Rows{{"1"}};
  });
  ASSERT_TRUE(response);
  EXPECT_EQ(all_pieces(*response),
            "\xEF\xBB\xBF"
            "a\r\n1\r\n[test.broken]");
}

}  // namespace
}  // namespace huanxin::api

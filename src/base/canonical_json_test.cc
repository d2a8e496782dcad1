#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "base/json.h"

namespace huanxin {
namespace {

// RFC 8785 appendix B: the bits of a double and its text.
struct NumberSample {
  std::uint64_t bits;
  const char* text;
};
constexpr NumberSample kNumbers[] = {
    {0x0000000000000000, "0"},
    {0x8000000000000000, "0"},
    {0x0000000000000001, "5e-324"},
    {0x8000000000000001, "-5e-324"},
    {0x7fefffffffffffff, "1.7976931348623157e+308"},
    {0xffefffffffffffff, "-1.7976931348623157e+308"},
    {0x4340000000000000, "9007199254740992"},
    {0xc340000000000000, "-9007199254740992"},
    {0x4430000000000000, "295147905179352830000"},
    {0x44b52d02c7e14af5, "9.999999999999997e+22"},
    {0x44b52d02c7e14af6, "1e+23"},
    {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
    {0x444b1ae4d6e2ef4e, "999999999999999700000"},
    {0x444b1ae4d6e2ef4f, "999999999999999900000"},
    {0x444b1ae4d6e2ef50, "1e+21"},
    {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
    {0x3eb0c6f7a0b5ed8d, "0.000001"},
    {0x41b3de4355555553, "333333333.3333332"},
    {0x41b3de4355555554, "333333333.33333325"},
    {0x41b3de4355555555, "333333333.3333333"},
    {0x41b3de4355555556, "333333333.3333334"},
    {0x41b3de4355555557, "333333333.33333343"},
    {0xbecbf647612f3696, "-0.0000033333333333333333"},
    {0x43143ff3c1cb0959, "1424953923781206.2"},
};

TEST(CanonicalJson, WritesTheNumbersOfAppendixB) {
  for (const auto& sample : kNumbers) {
    const Json number(std::bit_cast<double>(sample.bits));
    EXPECT_EQ(canonical_json(number), sample.text);
    const auto back = parse_json(sample.text);
    ASSERT_TRUE(back) << sample.text;
    EXPECT_EQ(canonical_json(*back), sample.text);
  }
}

TEST(CanonicalJson, HasNoTextForWhatIsNoNumber) {
  EXPECT_THROW(canonical_json(Json(std::nan(""))), Bug);
  EXPECT_THROW(canonical_json(Json(std::numeric_limits<double>::infinity())), Bug);
}

TEST(CanonicalJson, WritesIntegersOnlyWhereADoubleKeepsTheirDigits) {
  EXPECT_EQ(canonical_json(Json(9'007'199'254'740'992)), "9007199254740992");
  EXPECT_EQ(canonical_json(Json(-9'007'199'254'740'992)), "-9007199254740992");
  EXPECT_THROW(canonical_json(Json(9'007'199'254'740'993)), Bug);
  EXPECT_THROW(canonical_json(Json(INT64_MIN)), Bug);
  EXPECT_THROW(canonical_json(Json(UINT64_MAX)), Bug);
}

// RFC 8785 section 3.2.2.
TEST(CanonicalJson, WritesTheSampleOfTheStandard) {
  const auto value = parse_json(R"({
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  })");
  ASSERT_TRUE(value);
  EXPECT_EQ(canonical_json(*value), R"({"literals":[null,true,false],)"
                                    R"("numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
                                    R"("string":"€$\u000f\nA'B\"\\\\\"/"})");
}

// RFC 8785 section 3.2.3.
TEST(CanonicalJson, SortsMembersByTheirUtf16Units) {
  const auto value = parse_json(R"({
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis"
  })");
  ASSERT_TRUE(value);
  EXPECT_EQ(
      canonical_json(*value),
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\","
      "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
      "\"😀\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST(CanonicalJson, SortsAPrefixFirstAndInnerObjectsToo) {
  EXPECT_EQ(canonical_json(*parse_json(R"({"b":{"z":1,"y":2},"ab":1,"a":2,"":3})")),
            R"({"":3,"a":2,"ab":1,"b":{"y":2,"z":1}})");
}

// RFC 8785 keeps the order of arrays and the composition of characters.
TEST(CanonicalJson, LeavesArraysAndUnnormalisedTextAsTheyAre) {
  EXPECT_EQ(canonical_json(*parse_json(R"([56,{"d":true,"10":null,"1":[]}])")),
            R"([56,{"1":[],"10":null,"d":true}])");
  EXPECT_EQ(canonical_json(*parse_json(R"({"Unnormalized Unicode":"A\u030a"})")),
            "{\"Unnormalized Unicode\":\"A\u030a\"}");
}

TEST(CanonicalJson, EscapesOnlyWhatMustBeEscaped) {
  EXPECT_EQ(canonical_json(Json("\b\t\n\f\r\x01\x1f\x7f/é")),
            "\"\\b\\t\\n\\f\\r\\u0001\\u001f\x7f/é\"");
}

}  // namespace
}  // namespace huanxin

#include "base/json.h"

#include <gtest/gtest.h>

namespace huanxin {
namespace {

std::string refusal(std::string_view text, std::size_t depth_max = 32) {
  const auto value = parse_json(text, depth_max);
  return value ? "read as " + to_text(*value) : value.error().code;
}

TEST(ParseJson, ReadsEveryKindOfValue) {
  const auto value = parse_json(R"({"a":[1,-2.5,true,false,null,"文"],"b":{}})");
  ASSERT_TRUE(value);
  EXPECT_EQ(to_text(*value), R"({"a":[1,-2.5,true,false,null,"文"],"b":{}})");
  EXPECT_EQ(parse_json(R"("\u6587\uD842\uDFB7\n")")->get_string(), "文𠮷\n");
}

TEST(ParseJson, AllowsWhiteSpaceAround) {
  EXPECT_EQ(to_text(*parse_json(" \r\n\t{ \"a\" : 1 } \r\n\t")), R"({"a":1})");
  EXPECT_EQ(to_text(*parse_json("12 ")), "12");
}

TEST(ParseJson, RefusesWhatFollowsTheText) {
  for (const char* text : {"{}x", "{} {}", "1 2", "[1],", "\"a\"\"b\"", "{}\xEF\xBB\xBF"})
    EXPECT_EQ(refusal(text), "base.json_malformed") << text;
  EXPECT_EQ(refusal(std::string_view("{}\0", 3)), "base.json_malformed");
}

TEST(ParseJson, RefusesWhatIsCutShort) {
  for (const char* text : {"", " ", "{", "[1", "\"a", "nul", "-", "{\"a\":", "1e", "1."})
    EXPECT_EQ(refusal(text), "base.json_malformed") << text;
}

TEST(ParseJson, RefusesWhatOnlyOtherReadersAllow) {
  for (const char* text :
       {"{a:1}", "{'a':1}", "[1,]", "{\"a\":1,}", "// no\n1", "/**/1", "NaN", "Infinity", "+1",
        "01", "0x1", ".5", "1.", "\"a\nb\"", "\"\\x41\"", "\xEF\xBB\xBF{}", "True"})
    EXPECT_EQ(refusal(text), "base.json_malformed") << text;
}

TEST(ParseJson, RefusesTextThatIsNotUtf8) {
  for (const char* text : {"\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\\ud800\"",
                           "\"\\udc00\"", "\"\\ud800\\u0041\"", "{\"\xff\":1}"})
    EXPECT_EQ(refusal(text), "base.json_malformed") << text;
}

TEST(ParseJson, NamesTheByteWhereItStumbled) {
  const auto value = parse_json(R"({"a": x})");
  ASSERT_FALSE(value);
  EXPECT_NE(value.error().en.find("at byte 6:"), std::string::npos) << value.error().en;
  EXPECT_NE(value.error().zh.find("第 6 个字节"), std::string::npos) << value.error().zh;
}

TEST(ParseJson, KeepsToTheDepth) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(refusal(nested(4), 4), "read as [[[[]]]]");
  EXPECT_EQ(refusal(nested(5), 4), "base.json_too_deep");
  EXPECT_EQ(refusal(nested(33)), "base.json_too_deep");
  EXPECT_EQ(refusal(nested(1'000'000)), "base.json_too_deep");
}

TEST(ParseJson, ReadsDecimalsToTheLastBit) {
  EXPECT_EQ(parse_json("0.1")->get_double(), 0.1);
  EXPECT_EQ(parse_json("1424953923781206.2")->get_double(), 1424953923781206.2);
  EXPECT_EQ(parse_json("9.999999999999997e22")->get_double(), 9.999999999999997e22);
  EXPECT_EQ(parse_json("116.45512345678901")->get_double(), 116.45512345678901);
  EXPECT_EQ(parse_json("5e-324")->get_double(), 5e-324);
  EXPECT_EQ(parse_json("1e-400")->get_double(), 0.0);
  EXPECT_EQ(parse_json("1.7976931348623157e308")->get_double(), 1.7976931348623157e308);
}

TEST(ParseJson, RefusesNumbersThatItCannotKeep) {
  for (const char* text : {"1e400", "-1e309", "[9007199254740993]", "-9223372036854775807",
                           "18446744073709551615", "123456789012345678901"})
    EXPECT_EQ(refusal(text), "base.json_number_range") << text;
  EXPECT_EQ(refusal("1" + std::string(400, '0')), "base.json_number_range");
}

TEST(ParseJson, KeepsGreatIntegersWhoseDigitsAllStand) {
  for (const char* text : {"9007199254740992", "-9007199254740992", "100000000000000000",
                           "10000000000000000000", "295147905179352830000"})
    EXPECT_EQ(canonical_json(*parse_json(text)), text);
}

TEST(ParseJson, RefusesAMemberThatStandsTwice) {
  EXPECT_EQ(refusal(R"({"a":1,"a":1})"), "base.json_member_twice");
  EXPECT_EQ(refusal(R"([{"b":{"a":1,"\u0061":2}}])"), "base.json_member_twice");
  EXPECT_EQ(refusal(R"([{"a":1},{"a":2}])"), R"(read as [{"a":1},{"a":2}])");
}

TEST(ToText, KeepsTheOrderOfMembers) {
  EXPECT_EQ(to_text(Json{{"b", 1}, {"a", "x\"\n"}}), R"({"b":1,"a":"x\"\n"})");
  EXPECT_EQ(to_text(Json(INT64_MIN)), "-9223372036854775808");
}

TEST(TextOf, ReadsWhatTheProgramWroteItself) {
  const JsonObject object{{"name", "甲"}, {"count", 3}, {"nothing", nullptr}};
  EXPECT_EQ(text_of(object, "name"), "甲");
  EXPECT_EQ(int_of(object, "count"), 3);
  EXPECT_EQ(text_or_empty(object, "name"), "甲");
  EXPECT_EQ(text_or_empty(object, "nothing"), "");
  EXPECT_EQ(text_or_empty(object, "absent"), "");
  EXPECT_THROW(text_of(object, "count"), Bug);
  EXPECT_THROW(text_of(object, "absent"), Bug);
  EXPECT_THROW(int_of(object, "name"), Bug);
}

}  // namespace
}  // namespace huanxin

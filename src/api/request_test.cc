#include "api/request.h"

#include <gtest/gtest.h>

namespace huanxin::api {
namespace {

Request with_header(std::string name, std::string value) {
  Request request;
  request.headers.emplace(std::move(name), std::move(value));
  return request;
}

template <typename T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

TEST(PercentDecode, ReadsEscapesInEitherCase) {
  EXPECT_EQ(*percent_decode("%E6%9c%9D%e9%98%B3"), "朝阳");
  EXPECT_EQ(*percent_decode("a+b"), "a+b") << "a plus is a plus outside queries";
  EXPECT_EQ(*percent_decode(""), "");
}

TEST(PercentDecode, RefusesABrokenEscape) {
  for (const char* text : {"%", "%4", "a%4", "%zz", "%4g", "%%41", "%-1"})
    EXPECT_EQ(code_of(percent_decode(text)), "api.path_malformed") << text;
}

TEST(PercentDecode, RefusesWhatIsNoCleanText) {
  for (const char* text : {"%00", "%ff", "%c0%af", "%ed%a0%80", "%1b", "\xff"})
    EXPECT_EQ(code_of(percent_decode(text)), "api.path_malformed") << text;
}

TEST(ParseQuery, SplitsAndDecodesItsMembers) {
  const auto query = parse_query("q=%E6%97%A7+%E5%8E%82&limit=7&late&empty=&a=b=c");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->at("q"), "旧 厂");
  EXPECT_EQ(query->at("limit"), "7");
  EXPECT_EQ(query->at("late"), "");
  EXPECT_EQ(query->at("empty"), "");
  EXPECT_EQ(query->at("a"), "b=c");
}

TEST(ParseQuery, KeepsTheLastOfARepeatedNameAndPassesOverEmptyMembers) {
  const auto query = parse_query("&&a=1&&a=2&");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->size(), 1U);
  EXPECT_EQ(query->at("a"), "2");
}

TEST(ParseQuery, RefusesBrokenEscapesInNamesAndValues) {
  EXPECT_EQ(code_of(parse_query("a=%")), "api.path_malformed");
  EXPECT_EQ(code_of(parse_query("%zz=1")), "api.path_malformed");
  EXPECT_EQ(code_of(parse_query("a=1&b=%ff")), "api.path_malformed");
}

TEST(QueryInteger, ReadsAWholeNumberWithinItsBounds) {
  Request request;
  request.query = {{"limit", "200"}, {"empty", ""}};
  EXPECT_EQ(**request.query_integer("limit", 1, 200), 200);
  EXPECT_FALSE(request.query_integer("empty", 1, 200)->has_value());
  EXPECT_FALSE(request.query_integer("absent", 1, 200)->has_value());
}

TEST(QueryInteger, RefusesWhatIsNoneAndNamesTheBounds) {
  for (const char* text : {"0", "201", "7.5", "seven", " 7", "7 ", "+7", "99999999999999999999"}) {
    Request request;
    request.query = {{"limit", text}};
    const auto limit = request.query_integer("limit", 1, 200);
    ASSERT_EQ(code_of(limit), "api.query_malformed") << text;
    EXPECT_NE(limit.error().en.find("limit"), std::string::npos);
    EXPECT_NE(limit.error().zh.find("1 – 200"), std::string::npos);
  }
}

TEST(PathId, RefusesWhatCannotBeAnId) {
  Request request;
  request.params = {{"id", "a b"}, {"good", "p.1-x_y"}};
  EXPECT_EQ(code_of(request.path_id("id")), "api.id_malformed");
  EXPECT_EQ(*request.path_id("good"), "p.1-x_y");
}

TEST(Json, IsReadWhereItIsSaidToBeJson) {
  Request request = with_header("content-type", "application/json; charset=utf-8");
  request.body = R"({"name":"楼"})";
  const auto body = request.json();
  ASSERT_TRUE(body);
  EXPECT_EQ(text_of(body->as_object(), "name"), "楼");
}

TEST(Json, IsAnEmptyObjectWhereNothingWasSent) {
  const auto body = Request().json();
  ASSERT_TRUE(body);
  EXPECT_TRUE(body->as_object().empty());
}

TEST(Json, OfAnotherContentTypeIsRefusedWithItsName) {
  for (const char* type :
       {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"}) {
    Request request = with_header("content-type", type);
    request.body = "{}";
    EXPECT_EQ(code_of(request.json()), "api.content_type") << type;
  }
  Request strange = with_header("content-type", "text/\xff\xfe");
  strange.body = "{}";
  const auto refused = strange.json();
  ASSERT_FALSE(refused);
  EXPECT_TRUE(is_clean_utf8(refused.error().en)) << "it must be fit for a JSON answer";
}

TEST(Json, ThatIsBrokenIsRefused) {
  Request request = with_header("content-type", "application/json");
  request.body = "{\"name\": ";
  EXPECT_EQ(code_of(request.json()), "base.json_malformed");
}

TEST(IfMatch, ReadsAVersionInQuotes) {
  EXPECT_EQ(**with_header("if-match", "\"3\"").if_match(), 3);
  EXPECT_EQ(**with_header("if-match", " W/\"12\" ").if_match(), 12);
  EXPECT_FALSE(with_header("if-match", "*").if_match()->has_value());
  EXPECT_FALSE(Request().if_match()->has_value());
}

TEST(IfMatch, RefusesEverythingElseRatherThanWriteUnguarded) {
  for (const char* text :
       {"3", "\"3", "3\"", "\"\"", "\"-1\"", "\"x\"", "\"3\", \"4\"", "\"", "W/"})
    EXPECT_EQ(code_of(with_header("if-match", text).if_match()), "api.if_match_malformed") << text;
}

TEST(Cookie, IsFoundAmongOthersByItsWholeName) {
  const Request request = with_header("cookie", "a=1; hx-session=t=o; xhx-session=no;b=2");
  EXPECT_EQ(request.cookie("hx-session"), "t=o");
  EXPECT_EQ(request.cookie("b"), "2");
  EXPECT_EQ(request.cookie("session"), "");
  EXPECT_EQ(Request().cookie("a"), "");
}

TEST(Cookie, SurvivesStrangeLists) {
  for (const char* text : {"", ";", "=;=", "a", ";;;a", "a=", " ; ", "hx"})
    EXPECT_EQ(with_header("cookie", text).cookie("a"), "") << text;
}

TEST(ReadersLanguage, IsChineseUnlessEnglishComesFirst) {
  EXPECT_EQ(Request().language(), Language::zh);
  for (const char* text : {"zh-CN,zh;q=0.9,en;q=0.8", "fr", "*", "", ",", "e"})
    EXPECT_EQ(with_header("accept-language", text).language(), Language::zh) << text;
  for (const char* text : {"en", "en-GB,zh;q=0.5", " en;q=0.9", "EN"})
    EXPECT_EQ(with_header("accept-language", text).language(), Language::en) << text;
}

}  // namespace
}  // namespace huanxin::api

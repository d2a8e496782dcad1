#include "api/problem.h"

#include <gtest/gtest.h>

#include "api/errors.h"

namespace huanxin::api {
namespace {

Error error_of(ErrorKind kind, std::string_view code = "test.some") {
  return Error::of(ErrorSpec{kind, code, "不行。", "No."});
}

JsonObject body_of(const Response& response) {
  return parse_json(std::get<std::string>(response.body)).value().as_object();
}

TEST(HttpStatus, FollowsTheKind) {
  const std::pair<ErrorKind, int> wanted[] = {{ErrorKind::invalid, 400},
                                              {ErrorKind::unauthorized, 401},
                                              {ErrorKind::forbidden, 403},
                                              {ErrorKind::not_found, 404},
                                              {ErrorKind::conflict, 409},
                                              {ErrorKind::too_large, 413},
                                              {ErrorKind::too_many, 429},
                                              {ErrorKind::unavailable, 503},
                                              {ErrorKind::storage_full, 507},
                                              {ErrorKind::corrupt, 500},
                                              {ErrorKind::io, 500}};
  for (const auto& [kind, status] : wanted)
    EXPECT_EQ(http_status(error_of(kind)), status) << to_string(kind);
}

TEST(HttpStatus, IsTheOwnOneOfCodesThatHaveOneInHttp) {
  EXPECT_EQ(http_status(error_of(ErrorKind::conflict, "store.version_stale")), 412);
  EXPECT_EQ(http_status(error_of(ErrorKind::conflict, "store.key_reused")), 422);
  EXPECT_EQ(http_status(Error::of(errors::kContentType)), 415);
  EXPECT_EQ(http_status(Error::of(errors::kMethodNotAllowed)), 405);
  EXPECT_EQ(http_status(Error::of(errors::kHeaderTooLarge)), 431);
}

TEST(Problem, SpeaksBothLanguagesAndTitlesItInTheReaders) {
  const Error error = error_of(ErrorKind::conflict);
  const JsonObject zh = body_of(problem(error, Language::zh, "7"));
  const JsonObject en = body_of(problem(error, Language::en, "7"));
  EXPECT_EQ(text_of(zh, "title"), "不行。");
  EXPECT_EQ(text_of(en, "title"), "No.");
  for (const JsonObject& body : {zh, en}) {
    EXPECT_EQ(text_of(body, "zh"), "不行。");
    EXPECT_EQ(text_of(body, "en"), "No.");
    EXPECT_EQ(text_of(body, "code"), "test.some");
    EXPECT_EQ(text_of(body, "type"), "urn:huanxin:error:test.some");
    EXPECT_EQ(text_of(body, "request_id"), "7");
    EXPECT_EQ(int_of(body, "status"), 409);
    EXPECT_FALSE(body.contains("fields"));
    EXPECT_FALSE(body.contains("retry_after_s"));
  }
}

TEST(Problem, IsProblemJsonAndNothingElse) {
  const Response response = problem(error_of(ErrorKind::invalid), Language::zh, "1");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.headers.count("Content-Type"), 1U);
  EXPECT_EQ(response.headers.find("Content-Type")->second, "application/problem+json");
}

TEST(Problem, NamesEveryFaultyPlace) {
  Error error = error_of(ErrorKind::invalid);
  error.fields = {{"/name", "base.missing", "缺少。", "Missing."},
                  {"/a/0", "base.type", "类型。", "Type."}};
  const JsonArray fields = body_of(problem(error, Language::en, "1")).at("fields").as_array();
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(text_of(fields[0].as_object(), "pointer"), "/name");
  EXPECT_EQ(text_of(fields[1].as_object(), "code"), "base.type");
  EXPECT_EQ(text_of(fields[1].as_object(), "zh"), "类型。");
}

TEST(Problem, SaysWhenToComeBackWhereItPasses) {
  Error slow = error_of(ErrorKind::too_many);
  slow.retry_after_s = 90;
  const Response waited = problem(slow, Language::zh, "1");
  EXPECT_EQ(waited.headers.find("Retry-After")->second, "90");
  EXPECT_EQ(int_of(body_of(waited), "retry_after_s"), 90);
  const Response busy = problem(error_of(ErrorKind::unavailable), Language::zh, "1");
  EXPECT_EQ(busy.headers.find("Retry-After")->second, "2");
}

TEST(Problem, KeepsTheDetailForTheLog) {
  const Error error = error_of(ErrorKind::io).with_detail("/var/lib/huanxin: sector 7");
  const Response response = problem(error, Language::en, "1");
  EXPECT_EQ(std::get<std::string>(response.body).find("sector"), std::string::npos);
}

}  // namespace
}  // namespace huanxin::api

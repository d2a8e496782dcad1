#include "api/internal/response_text.h"

#include <gtest/gtest.h>

namespace huanxin::api {
namespace {

TEST(HeadText, TellsWhereTheBodyEnds) {
  const Response response = Response::text(201, "text/plain", "");
  EXPECT_EQ(head_text(response, {.length = 1234567890123}),
            "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nContent-Length: 1234567890123\r\n"
            "\r\n");
  EXPECT_EQ(head_text(response, {.framing = Framing::chunks}),
            "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
            "\r\n");
  EXPECT_EQ(head_text(Response::no_content(), {.framing = Framing::none}),
            "HTTP/1.1 204 No Content\r\n\r\n");
}

TEST(HeadText, TellsWhetherTheConnectionGoesOn) {
  const Response response = Response::no_content();
  const auto head = [&](const HeadFacts& facts) { return head_text(response, facts); };
  EXPECT_EQ(head({.framing = Framing::none, .keep_alive = false}),
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(head({.framing = Framing::none, .http_1_0 = true}),
            "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n")
      << "HTTP/1.0 takes silence for an end";
}

TEST(HeadText, LetsNoValueWriteAHeader) {
  const Response response =
      Response::no_content().with("Location", "/a\r\nSet-Cookie: x=1\n\nbody");
  const std::string head = head_text(response, {.framing = Framing::none});
  EXPECT_EQ(head, "HTTP/1.1 204 No Content\r\nLocation: /a  Set-Cookie: x=1  body\r\n\r\n");
}

TEST(HeadText, KnowsAStatusWithoutAName) {
  EXPECT_EQ(head_text(Response::text(299, "a/b", ""), {}).substr(0, 15), "HTTP/1.1 299 \r\n");
}

TEST(ChunkLine, IsHexadecimal) {
  EXPECT_EQ(chunk_line(0), "0\r\n");
  EXPECT_EQ(chunk_line(65'537), "10001\r\n");
}

}  // namespace
}  // namespace huanxin::api

#include "api/internal/request_reader.h"

#include <gtest/gtest.h>

namespace huanxin::api {
namespace {

constexpr std::int64_t kHeaderMax = 200;
constexpr std::int64_t kBodyMax = 20;

struct Reading {
  std::string error;  // code; empty where all went well
  Request request;
  bool done = false;
  std::string left;  // of the bytes, unread
};

// Feeds `text` in pieces of `piece` bytes, as a connection does.
Reading read_in_pieces(std::string_view text, std::size_t piece) {
  Reading reading;
  const auto reader = RequestReader::begin(kHeaderMax);
  const auto fail = [&](const Error& error) {
    reading.error = error.code;
    return reading;
  };
  std::string waiting;
  const auto take_all = [&]() -> Result<Done> {
    HX_TRY(const std::size_t used, reader->take(as_bytes(waiting)));
    waiting.erase(0, used);
    if (!reader->has_header() || !reading.request.method.empty()) return Done{};
    HX_TRY(reading.request, reader->request({"7", "10.0.0.1", true}));
    HX_DO(reader->begin_body(kBodyMax));
    if (waiting.empty() || reader->is_done()) return Done{};
    HX_TRY(const std::size_t of_body, reader->take(as_bytes(waiting)));
    waiting.erase(0, of_body);
    return Done{};
  };
  while (!text.empty() && !reader->is_done()) {
    waiting += text.substr(0, piece);
    text.remove_prefix(std::min(piece, text.size()));
    if (const auto taken = take_all(); !taken) return fail(taken.error());
  }
  reading.done = reader->is_done();
  reading.request.body = reader->take_body();
  reading.left = waiting + std::string(text);
  return reading;
}
Reading read(std::string_view text) { return read_in_pieces(text, text.size()); }

TEST(RequestReader, ReadsAnEmptyChunkedBodyHoweverItIsCut) {
  const std::string start = "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string end : {"0\r\n\r\n", "0\r\nX: y\r\n\r\n", "000;a=b\r\n\r\n"}) {
    for (std::size_t piece = 1; piece <= start.size() + end.size(); ++piece) {
      const Reading reading = read_in_pieces(start + end + "GET", piece);
      EXPECT_EQ(reading.error, "") << end << " in pieces of " << piece;
      EXPECT_TRUE(reading.done) << end << " in pieces of " << piece;
      EXPECT_EQ(reading.request.body, "");
      EXPECT_EQ(reading.left, "GET") << end << " in pieces of " << piece;
    }
  }
}

TEST(RequestReader, FindsTheSameRequestHoweverItIsCut) {
  const std::string plain =
      "PATCH /a%20b/c?q=%E6%A1%A5&x=1 HTTP/1.1\r\nHost: h\r\nX-Name: one\r\nx-name: two\r\n"
      "Cookie: a=1\r\nCookie: b=2\r\nContent-Length: 5\r\n\r\nhelloGET";
  const std::string chunked =
      "PATCH /a%20b/c?q=%E6%A1%A5&x=1 HTTP/1.1\r\nHost: h\r\nX-Name: one, two\r\n"
      "Cookie: a=1; b=2\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nX-Name: three\r\n\r\nGET";
  for (const std::string& text : {plain, chunked}) {
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
      const Reading reading = read_in_pieces(text, piece);
      ASSERT_EQ(reading.error, "") << piece;
      EXPECT_TRUE(reading.done);
      EXPECT_EQ(reading.request.method, "PATCH");
      EXPECT_EQ(reading.request.path, "/a b/c");
      EXPECT_EQ(reading.request.query_or("q", ""), "桥");
      EXPECT_EQ(reading.request.header("x-name"), "one, two") << "a trailer is no header";
      EXPECT_EQ(reading.request.header("cookie"), "a=1; b=2");
      EXPECT_EQ(reading.request.body, "hello");
      EXPECT_EQ(reading.left, "GET") << "the next request is left alone, cut at " << piece;
    }
  }
}

TEST(RequestReader, KeepsHowTheRequestCameIn) {
  const Reading reading = read("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(reading.request.id, "7");
  EXPECT_EQ(reading.request.remote_address, "10.0.0.1");
  EXPECT_TRUE(reading.request.secure);
}

TEST(RequestReader, WaitsForTheRest) {
  for (const char* text : {"GET", "GET / HTTP/1.1\r\nHost: h\r\n",
                           "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nab"}) {
    const Reading reading = read(text);
    EXPECT_EQ(reading.error, "") << text;
    EXPECT_FALSE(reading.done) << text;
  }
}

TEST(RequestReader, RefusesWhatCouldBeReadInTwoWays) {
  for (const char* headers :
       {"", "Host: a\r\nHost: b\r\n", "Host: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        "Host: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        "Host: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        "Host: h\r\nTransfer-Encoding: gzip\r\n", "Host: h\r\nTransfer-Encoding: chunked, gzip\r\n",
        "Host: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Host: h\r\nContent-Length: -1\r\n", "Host : h\r\n", "Host: h\r\n folded\nX: 1\r\n"}) {
    const Reading reading = read("POST / HTTP/1.1\r\n" + std::string(headers) + "\r\n0\r\n\r\n");
    EXPECT_EQ(reading.error, "api.request_malformed") << headers;
  }
  EXPECT_EQ(read("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").error,
            "api.request_malformed");
}

TEST(RequestReader, RefusesWhatIsNoRequest) {
  for (const char* text :
       {"\x16\x03\x01\x02 hello\r\n\r\n", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", "GET /\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"})
    EXPECT_EQ(read(text).error, "api.request_malformed") << text;
  for (const char* target : {"/%zz", "*", "http://h/", "/?a=%ff"})
    EXPECT_EQ(read("GET " + std::string(target) + " HTTP/1.1\r\nHost: h\r\n\r\n").error,
              "api.path_malformed")
        << target;
}

TEST(RequestReader, LimitsTheHeader) {
  const std::string long_value(kHeaderMax, 'a');
  EXPECT_EQ(read("GET / HTTP/1.1\r\nHost: h\r\nX: " + long_value + "\r\n\r\n").error,
            "api.header_too_large");
  EXPECT_EQ(read("GET /" + long_value).error, "api.header_too_large");
  const std::string start = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(read(start + "1;" + long_value).error, "api.header_too_large") << "a line of a chunk";
  EXPECT_EQ(read(start + "0\r\nX: " + long_value).error, "api.header_too_large") << "a trailer";
}

TEST(RequestReader, LimitsTheBody) {
  const std::string start = "POST / HTTP/1.1\r\nHost: h\r\n";
  EXPECT_EQ(read(start + "Content-Length: 21\r\n\r\n").error, "api.body_too_large");
  EXPECT_EQ(read(start + "Content-Length: 20\r\n\r\n").error, "");
  const std::string chunks = start + "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(read(chunks + "14\r\n" + std::string(20, 'x') + "\r\n1\r\n").error,
            "api.body_too_large");
}

TEST(RequestReader, KnowsWhetherTheConnectionMayGoOn) {
  const auto keeps = [](const std::string& text) {
    const auto reader = RequestReader::begin(kHeaderMax);
    EXPECT_TRUE(reader->take(as_bytes(text)));
    EXPECT_TRUE(reader->has_header());
    return reader->keep_alive();
  };
  EXPECT_TRUE(keeps("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
  EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

}  // namespace
}  // namespace huanxin::api

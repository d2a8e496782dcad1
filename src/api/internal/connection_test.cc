// The way of requests and answers over a connection, without a socket.

#include "api/internal/connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <deque>
#include <thread>

#include "api/internal/guarded.h"
#include "api/internal/test_site.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;

// Says what was prepared, piece by piece, and keeps what is answered.
class Script final : public Transport {
 public:
  explicit Script(std::deque<std::string> pieces) : pieces_(std::move(pieces)) {}

  asio::awaitable<bool> open(Until) override { co_return true; }
  asio::awaitable<Moved> read_some(std::span<std::uint8_t> into, Until) override {
    if (pieces_.empty()) co_return Moved{asio::error::eof, 0};
    std::string& piece = pieces_.front();
    const std::size_t size = std::min(piece.size(), into.size());
    std::copy_n(piece.begin(), size, into.begin());
    piece.erase(0, size);
    if (piece.empty()) pieces_.pop_front();
    co_return Moved{{}, size};
  }
  asio::awaitable<bool> write(HeadAndBody text, Until) override {
    ++writes;
    sent.append(text.head).append(text.body);
    if (on_write) on_write();
    co_return true;
  }
  asio::awaitable<void> close() override { co_return; }

  std::string sent;
  int writes = 0;
  std::function<void()> on_write;

 private:
  std::deque<std::string> pieces_;
};

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}
bool ends_with(const std::string& text, std::string_view end) {
  return std::string_view(text).ends_with(end);
}

class ConnectionTest : public Site {
 protected:
  // Everything the server says to these pieces until it is done with the connection.
  std::string talk(std::deque<std::string> pieces) {
    Script script(std::move(pieces));
    script.on_write = on_write_;
    asio::io_context context;
    auto work = asio::make_work_guard(context);  // answers come from other threads
    Peer peer{.address = "10.0.0.1"};
    asio::co_spawn(context, serve_connection(shared(), script, std::move(peer)),
                   [&](const std::exception_ptr& failure) {
                     EXPECT_FALSE(failure);
                     work.reset();
                   });
    context.run();
    EXPECT_EQ(shared().busy, 0);
    // The application lets go of a request a moment after it answered.
    while (shared().in_hands > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    writes_ = script.writes;
    return script.sent;
  }

  Shared& shared() {
    if (!shared_) shared_ = std::make_unique<Shared>(*app_, *dispatcher_, metrics_, limits_, live_);
    return *shared_;
  }
  void TearDown() override {
    shared_.reset();
    Site::TearDown();
  }

  static std::string get(std::string_view path, std::string_view headers = "",
                         std::string_view version = "1.1") {
    return "GET " + std::string(path) + " HTTP/" + std::string(version) + "\r\nHost: " + kHost +
           "\r\n" + std::string(headers) + "\r\n";
  }
  static std::string post(std::string_view path, std::string_view body, const Browser& browser,
                          std::string_view headers = "Content-Type: application/json\r\n") {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: " + kHost +
           "\r\nCookie: " + browser.cookie + "\r\nX-CSRF-Token: " + browser.csrf + "\r\n" +
           std::string(headers) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
  }

  LiveHub live_;
  Limits limits_{100, 100, 1000};
  std::unique_ptr<Shared> shared_;
  std::function<void()> on_write_;
  int writes_ = 0;
};

constexpr std::string_view kProject = R"({"name":"示范里","subtype":"old_compound"})";
constexpr std::string_view kOk = "HTTP/1.1 200 OK\r\n";

TEST_F(ConnectionTest, AnswersInOneWrite) {
  const std::string sent = talk({get("/healthz")});
  EXPECT_TRUE(sent.starts_with(kOk)) << sent;
  EXPECT_TRUE(ends_with(sent, "Content-Length: 3\r\n\r\nok\n")) << sent;
  EXPECT_EQ(writes_, 1);
}

TEST_F(ConnectionTest, AnswersRequestsThatCameTogetherOneAfterTheOther) {
  const Browser browser = manager();
  const std::string sent = talk({get("/healthz") + post("/api/v1/projects", kProject, browser) +
                                 get("/api/v1/nothing") + get("/healthz")});
  EXPECT_EQ(count_of(sent, "HTTP/1.1 "), 4U);
  const std::size_t created = sent.find("HTTP/1.1 201 ");
  const std::size_t missing = sent.find("HTTP/1.1 404 ");
  EXPECT_LT(sent.find(kOk), created);
  EXPECT_LT(created, missing);
  EXPECT_LT(missing, sent.rfind(kOk));
  EXPECT_NE(missing, std::string::npos);
}

TEST_F(ConnectionTest, ReadsARequestThatComesByteByByte) {
  const Browser browser = manager();
  std::deque<std::string> bytes;
  for (const char c : post("/api/v1/projects", kProject, browser)) bytes.emplace_back(1, c);
  EXPECT_TRUE(talk(bytes).starts_with("HTTP/1.1 201 Created\r\n"));
}

TEST_F(ConnectionTest, EndsWhereTheClientWishesIt) {
  const std::string sent = talk({get("/healthz", "Connection: close\r\n") + get("/healthz")});
  EXPECT_EQ(count_of(sent, kOk), 1U);
  EXPECT_EQ(count_of(sent, "Connection: close\r\n"), 1U);
}

TEST_F(ConnectionTest, EndsWithARequestThatCannotBeRead) {
  for (const std::string& text : {std::string("nonsense\r\n\r\n"), std::string("GET / HT"),
                                  get("/", "Host: twice\r\n"), get("/%zz")}) {
    const std::string sent = talk({text + get("/healthz")});
    EXPECT_TRUE(sent.starts_with("HTTP/1.1 400 Bad Request\r\n")) << text << sent;
    EXPECT_EQ(count_of(sent, "HTTP/1.1 "), 1U) << "nobody knows where the next one begins";
    EXPECT_EQ(count_of(sent, "Connection: close\r\n"), 1U);
  }
}

TEST_F(ConnectionTest, EndsAfterABodyThatItDidNotRead) {
  const Browser browser = manager();
  const std::string large(static_cast<std::size_t>(config_.body_bytes_max) + 1, 'x');
  const std::string sent = talk({post("/api/v1/projects", large, browser), get("/healthz")});
  EXPECT_TRUE(sent.starts_with("HTTP/1.1 413 ")) << sent;
  EXPECT_EQ(count_of(sent, "HTTP/1.1 "), 1U);
}

TEST_F(ConnectionTest, SaysNothingToOneWhoSaysNothing) { EXPECT_EQ(talk({}), ""); }

TEST_F(ConnectionTest, SendsOnlyTheHeadForHead) {
  const std::string sent = talk({"HEAD /healthz HTTP/1.1\r\nHost: h\r\n\r\n" + get("/healthz")});
  EXPECT_EQ(count_of(sent, "Content-Length: 3\r\n"), 2U);
  EXPECT_EQ(count_of(sent, "ok\n"), 1U);
}

TEST_F(ConnectionTest, GivesTheGoAheadOnlyWhereTheBodyIsWanted) {
  const Browser browser = manager();
  const std::string request = post("/api/v1/projects", kProject, browser,
                                   "Content-Type: application/json\r\nExpect: 100-continue\r\n");
  const std::size_t end = request.find("\r\n\r\n") + 4;
  const std::string sent = talk({request.substr(0, end), request.substr(end)});
  EXPECT_TRUE(sent.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 ")) << sent;
  const std::string at_once = talk({request});
  EXPECT_TRUE(at_once.starts_with("HTTP/1.1 201 ")) << "it has come already";
  const std::string too_large =
      talk({"POST /api/v1/projects HTTP/1.1\r\nHost: h\r\n"
            "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n"});
  EXPECT_TRUE(too_large.starts_with("HTTP/1.1 413 ")) << too_large;
}

TEST_F(ConnectionTest, SendsLongAnswersInChunksAndToOldClientsUntilTheEnd) {
  const std::string path = "/api/v1/projects?format=csv";
  (void)manager();
  const std::string chunked = talk({get(path) + get("/healthz")});
  EXPECT_NE(chunked.find("Transfer-Encoding: chunked\r\n"), std::string::npos) << chunked;
  EXPECT_NE(chunked.find("\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n"), std::string::npos) << chunked;
  const std::string old =
      talk({get(path, "Connection: keep-alive\r\n", "1.0") + get("/healthz", "", "1.0")});
  EXPECT_EQ(count_of(old, "chunked"), 0U);
  EXPECT_EQ(count_of(old, "Connection: close\r\n"), 1U);
  EXPECT_EQ(count_of(old, kOk), 1U) << "its end is the end of the connection";
  EXPECT_NE(old.find("\r\n\r\n\xEF\xBB\xBF"), std::string::npos);
}

TEST_F(ConnectionTest, KeepsAConnectionOfAnOldClientThatAsksForIt) {
  const std::string kept =
      talk({get("/healthz", "Connection: keep-alive\r\n", "1.0") + get("/healthz", "", "1.0")});
  EXPECT_EQ(count_of(kept, kOk), 2U);
  EXPECT_EQ(count_of(kept, "Connection: keep-alive\r\n"), 1U);
  EXPECT_EQ(count_of(kept, "Connection: close\r\n"), 1U);
}

TEST_F(ConnectionTest, RefusesABadCursorBeforeItPromisesATable) {
  (void)manager();
  for (const char* list : {"projects", "contributions"}) {
    const std::string sent = talk({get("/api/v1/" + std::string(list) + "?format=csv&cursor=abc")});
    EXPECT_TRUE(sent.starts_with("HTTP/1.1 400 ")) << sent;
    EXPECT_NE(sent.find("application/problem+json"), std::string::npos);
  }
}

TEST_F(ConnectionTest, StoresAFileThatComesInPieces) {
  const Browser browser = manager();
  const std::string content(300'000, 'f');
  const std::string request =
      post("/api/v1/files?name=a", content, browser, "Content-Type: application/octet-stream\r\n");
  const std::string sent = talk({request.substr(0, 70'000), request.substr(70'000, 100'000),
                                 request.substr(170'000) + get("/healthz")});
  EXPECT_TRUE(sent.starts_with("HTTP/1.1 201 Created\r\n")) << sent;
  EXPECT_EQ(count_of(sent, kOk), 1U) << "the connection goes on";
  const std::string digest = to_hex(sha256(content));
  const std::string back =
      talk({get("/api/v1/files/" + digest, "Cookie: " + browser.cookie + "\r\n")});
  EXPECT_NE(back.find("Content-Length: 300000\r\n"), std::string::npos);
  EXPECT_TRUE(ends_with(back, "\r\n\r\n" + content));
  const std::string cut = talk({request.substr(0, 100'000)});
  EXPECT_TRUE(cut.starts_with("HTTP/1.1 400 ")) << "half a file is none";
}

TEST_F(ConnectionTest, RefusesAFileBeforeItIsRead) {
  const std::string sent =
      talk({"POST /api/v1/files HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n"});
  EXPECT_TRUE(sent.starts_with("HTTP/1.1 401 ")) << sent;
}

TEST_F(ConnectionTest, AnswersForAFileThatIsGone) {
  const Browser browser = manager();
  const std::string request =
      post("/api/v1/files", "content", browser, "Content-Type: application/octet-stream\r\n");
  ASSERT_TRUE(talk({request}).starts_with("HTTP/1.1 201 "));
  const std::string digest = to_hex(sha256("content"));
  const auto path = store::FileStore(config_.dir).path(digest);
  ASSERT_TRUE(path);
  std::filesystem::remove(*path);
  std::filesystem::create_directory(*path);  // there is something, but nothing to read
  const std::string sent =
      talk({get("/api/v1/files/" + digest, "Cookie: " + browser.cookie + "\r\n")});
  EXPECT_TRUE(sent.starts_with("HTTP/1.1 404 ") || sent.starts_with("HTTP/1.1 500 ")) << sent;
}

TEST_F(ConnectionTest, SlowsDownOneWhoAsksTooOften) {
  Limits strict(1, 1, 1);
  ASSERT_TRUE(
      strict.open_connection("10.0.0.1", Limits::Behind::one, std::chrono::steady_clock::now()));
  shared_ = std::make_unique<Shared>(*app_, *dispatcher_, metrics_, strict, live_);
  std::string requests;
  for (int i = 0; i < 5; ++i) requests += get("/healthz");
  const std::string sent = talk({requests});
  EXPECT_EQ(count_of(sent, kOk), 2U);
  EXPECT_EQ(count_of(sent, "HTTP/1.1 429 "), 1U) << "and the connection is closed";
}

TEST_F(ConnectionTest, EndsALiveStreamWithTheSessionThatOpenedIt) {
  const Browser browser = admin();
  int writes = 0;
  on_write_ = [&] {
    if (++writes == 2) clock_.advance_ms(31 * 60'000);  // after the head and the first news
  };
  const std::string sent = talk({get("/api/v1/changes", "Cookie: " + browser.cookie + "\r\n")});
  EXPECT_NE(sent.find("event: head\n"), std::string::npos) << sent;
  EXPECT_TRUE(ends_with(sent, "\r\n0\r\n\r\n")) << "it ends as a whole answer";
  EXPECT_EQ(writes_, 3);
}

TEST_F(ConnectionTest, EndsLiveStreamsWhenTheServerStops) {
  int writes = 0;
  on_write_ = [&] {
    if (++writes == 2) shared().stopping = true;
  };
  EXPECT_TRUE(ends_with(talk({get("/api/v1/changes")}), "\r\n0\r\n\r\n"));
  shared().stopping = false;
  writes = 0;
  const std::string old = talk({get("/api/v1/changes", "", "1.0")});
  EXPECT_EQ(count_of(old, "chunked"), 0U);
  EXPECT_TRUE(ends_with(old, "\n\n"));
}

TEST_F(ConnectionTest, CountsRequestsByOperation) {
  (void)talk({get("/healthz") + get("/api/v1/nothing") + get("/healthz")});
  const std::string text = metrics_.text({}, {}, {});
  EXPECT_NE(text.find("{operation=\"getHealth\",status=\"200\"} 2\n"), std::string::npos) << text;
  EXPECT_NE(text.find("{operation=\"page\",status=\"404\"} 1\n"), std::string::npos) << text;
}

TEST(Guarded, TellsWhatIsThrownToTheOneWhoAsked) {
  const auto broken = guarded("77", []() -> Result<int> { throw std::runtime_error("disk gone"); });
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, "api.internal");
  EXPECT_NE(broken.error().en.find("77"), std::string::npos);
  EXPECT_EQ(broken.error().detail, "disk gone");
  EXPECT_EQ(guarded("77", []() -> Result<int> { return 3; }).value(), 3);
}

}  // namespace
}  // namespace huanxin::api

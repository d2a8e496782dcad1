#include "api/internal/connection.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "api/errors.h"
#include "api/internal/incoming.h"
#include "api/internal/live_news.h"
#include "api/problem.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kPieceBytes = 64 << 10;
constexpr seconds kDrainTime{2};

using BodyParser = http::request_parser<http::string_body>;
using UploadParser = http::request_parser<http::buffer_body>;

// g++ 12 destroys temporaries in the arguments of a co_await twice, or keeps initializer lists out
// of the coroutine's frame: in this file every awaited call gets named objects only.

// Closing over unread bytes resets the connection, and the reset may overtake the answer: whoever
// still sends is read, and forgotten, for a moment.
asio::awaitable<void> drain(beast::tcp_stream& stream) {
  beast::error_code code;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, code);
  std::array<std::uint8_t, 4096> piece;
  const auto buffer = asio::buffer(piece);
  stream.expires_after(kDrainTime);
  while (!code) {
    const auto [failed, size] = co_await stream.async_read_some(buffer, kTuple);
    (void)size;
    code = failed;
  }
}

// One connection: its stream (plain or TLS), its buffer, and what it shares with the others.
template <typename Stream>
class Connection {
 public:
  Connection(Shared& shared, Stream stream, std::string address, bool secure)
      : shared_(shared),
        stream_(std::move(stream)),
        address_(std::move(address)),
        secure_(secure),
        config_(shared.app.config()) {}

  Stream& stream() { return stream_; }

  asio::awaitable<void> run() {
    while (!shared_.stopping) {
      BodyParser parser;
      parser.header_limit(static_cast<std::uint32_t>(config_.header_bytes_max));
      parser.body_limit(boost::none);  // it depends on the address: see fits()
      // A connection may rest between requests; once bytes came, the header must follow soon.
      if (buffer_.size() == 0 && !co_await wait_for_bytes()) break;
      expire(config_.header_timeout_s);
      const auto [code, size] = co_await http::async_read_header(stream_, buffer_, parser, kTuple);
      (void)size;
      if (code == http::error::end_of_stream || code == beast::error::timeout) break;
      if (code) {
        const Error error = parse_error(code, config_);
        co_await refuse(error, Language::zh);
        break;
      }
      const Busy busy(shared_.busy);
      if (!co_await serve_one(parser)) break;
    }
    expire(5);
  }

 private:
  void expire(int timeout_s) { beast::get_lowest_layer(stream_).expires_after(seconds(timeout_s)); }

  asio::awaitable<bool> wait_for_bytes() {
    expire(config_.idle_timeout_s);
    const auto [code, size] = co_await stream_.async_read_some(buffer_.prepare(4096), kTuple);
    buffer_.commit(size);
    co_return !code;
  }

  // Whether a body of the length that was announced may be sent; a longer one ends on its way.
  template <typename Parser>
  static bool fits(Parser& parser, std::int64_t bytes_max) {
    const auto limit = static_cast<std::uint64_t>(bytes_max);
    parser.body_limit(limit);
    return parser.content_length().value_or(0) <= limit;
  }

  asio::awaitable<bool> serve_one(BodyParser& parser) {
    const auto begun = steady_clock::now();
    const auto& header = parser.get();
    if (const auto fit = check_header(header); !fit) {
      co_await refuse(fit.error(), Language::zh);
      co_return false;
    }
    auto made = to_request(header, arrival());
    if (!made) {
      co_await refuse(made.error(), Language::zh);
      co_return false;
    }
    Request request = *std::move(made);
    bool keep_alive = header.keep_alive() && !shared_.stopping;
    if (!shared_.limits.take_request(address_, begun)) {
      Response slow = problem(Error::of(errors::kTooManyRequests), request.language(), request.id);
      (void)co_await send(request, std::move(slow), false);
      co_return false;
    }
    Response response;
    if (shared_.dispatcher.is_upload(request)) {
      bool read_whole = false;
      response = co_await receive_upload(request, parser, read_whole);
      keep_alive = keep_alive && read_whole;
    } else {
      if (!fits(parser, config_.body_bytes_max)) {
        const Error error = parse_error(http::error::body_limit, config_);
        co_await refuse(error, request.language());
        co_return false;
      }
      co_await send_continue(request);
      expire(config_.body_timeout_s);
      const auto [code, size] = co_await http::async_read(stream_, buffer_, parser, kTuple);
      (void)size;
      if (code) {
        const Error error = parse_error(code, config_);
        co_await refuse(error, request.language());
        co_return false;
      }
      request.body = std::move(parser.get().body());
      response = co_await answer(request);
    }
    const int status = response.status;
    const bool sent = co_await send(request, std::move(response), keep_alive);
    count(request, status, begun);
    co_return sent&& keep_alive;
  }

  Arrival arrival() {
    return {.id = std::to_string(shared_.next_request.fetch_add(1)),
            .address = address_,
            .secure = secure_};
  }

  void count(const Request& request, int status, steady_clock::time_point begun) {
    const Match match = match_route(request.method, request.path);
    const std::chrono::duration<double> taken = steady_clock::now() - begun;
    shared_.metrics.count_request(match.route == nullptr ? "page" : match.route->operation, status,
                                  taken.count());
  }

  // Hands the request over; the answer may come from the writer's thread and is brought back here.
  asio::awaitable<Response> answer(const Request& request) {
    auto executor = co_await asio::this_coro::executor;
    expire(config_.body_timeout_s + config_.shutdown_grace_s);
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        [this, executor](auto handler, Request handed_over) {
          using Handed = InHands<decltype(handler)>;
          auto handed = std::make_shared<Handed>(shared_.in_hands, std::move(handler));
          shared_.dispatcher.dispatch(
              std::move(handed_over), [executor, handed](Response response) {
                asio::post(executor, [handler = std::move(handed->handler),
                                      response = std::move(response)]() mutable {
                  handler(std::move(response));
                });
              });
        },
        asio::use_awaitable, request);
  }

  asio::awaitable<Response> receive_upload(Request& request, BodyParser& header_parser,
                                           bool& read_whole) {
    UploadParser parser(std::move(header_parser));
    const Error too_large =
        Error::of(errors::kBodyTooLarge, {std::to_string(config_.upload_bytes_max)});
    auto upload = shared_.dispatcher.begin_upload(request);
    if (!upload) co_return problem(upload.error(), request.language(), request.id);
    if (!fits(parser, config_.upload_bytes_max))
      co_return problem(too_large, request.language(), request.id);
    co_await send_continue(request);
    std::array<std::uint8_t, kPieceBytes> piece;
    while (!parser.is_done()) {
      parser.get().body().data = piece.data();
      parser.get().body().size = piece.size();
      parser.get().body().more = true;
      expire(config_.body_timeout_s);
      auto [code, size] = co_await http::async_read(stream_, buffer_, parser, kTuple);
      (void)size;
      if (code == http::error::need_buffer) code = {};
      if (code == http::error::body_limit)
        co_return problem(too_large, request.language(), request.id);
      if (code) co_return problem(parse_error(code, config_), request.language(), request.id);
      const std::size_t got = piece.size() - parser.get().body().size;
      if (auto done = (*upload)->write(ByteSpan(piece.data(), got)); !done)
        co_return problem(done.error(), request.language(), request.id);
    }
    read_whole = true;
    auto file = (*upload)->finish();
    if (!file) co_return problem(file.error(), request.language(), request.id);
    co_return shared_.dispatcher.finish_upload(request, *file);
  }

  asio::awaitable<void> send_continue(const Request& request) {
    if (request.header("expect") != "100-continue") co_return;
    const std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto buffer = asio::buffer(text);
    (void)co_await asio::async_write(stream_, buffer, kTuple);
  }

  asio::awaitable<void> refuse(const Error& error, Language language) {
    Request nothing;
    nothing.method = "GET";
    Response response = problem(error, language, "");
    (void)co_await send(nothing, std::move(response), false);
  }

  template <typename Message>
  static void copy_head(const Response& response, bool keep_alive, Message& message) {
    message.version(11);
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers) message.insert(name, value);
    message.keep_alive(keep_alive);
  }

  asio::awaitable<bool> send(const Request& request, Response response, bool keep_alive) {
    expire(config_.body_timeout_s);
    add_security_headers(response, secure_, "");
    const bool head_only = request.method == "HEAD";
    if (auto* text = std::get_if<std::string>(&response.body))
      co_return co_await send_bytes(response, as_bytes(*text), keep_alive, head_only);
    if (auto* fixed = std::get_if<StaticBody>(&response.body))
      co_return co_await send_bytes(response, fixed->bytes, keep_alive, head_only);
    if (auto* file = std::get_if<FileBody>(&response.body))
      co_return co_await send_file(response, *file, keep_alive, head_only);
    if (auto* pieces = std::get_if<PiecesBody>(&response.body))
      co_return co_await send_pieces(response, *pieces, keep_alive, head_only);
    co_return co_await send_live(response, std::get<LiveBody>(response.body), head_only);
  }

  asio::awaitable<bool> send_bytes(const Response& response, ByteSpan bytes, bool keep_alive,
                                   bool head_only) {
    http::response<http::span_body<const std::uint8_t>> message;
    copy_head(response, keep_alive, message);
    if (response.status != 204 && response.status != 304) {
      message.body() = {bytes.data(), bytes.size()};
      message.content_length(bytes.size());
    }
    http::response_serializer<http::span_body<const std::uint8_t>> serializer(message);
    if (head_only) {
      const auto [code, size] = co_await http::async_write_header(stream_, serializer, kTuple);
      (void)size;
      co_return !code;
    }
    const auto [code, size] = co_await http::async_write(stream_, serializer, kTuple);
    (void)size;
    co_return !code;
  }

  asio::awaitable<bool> send_file(const Response& response, const FileBody& file, bool keep_alive,
                                  bool head_only) {
    http::response<http::file_body> message;
    copy_head(response, keep_alive, message);
    beast::error_code code;
    message.body().open(file.path.c_str(), beast::file_mode::scan, code);
    if (code) co_return false;
    message.prepare_payload();
    http::response_serializer<http::file_body> serializer(message);
    if (head_only) {
      const auto [failed, size] = co_await http::async_write_header(stream_, serializer, kTuple);
      (void)size;
      co_return !failed;
    }
    while (!serializer.is_done()) {
      expire(config_.body_timeout_s);  // the limit is for each piece: a slow line may take longer
      const auto [failed, size] = co_await http::async_write_some(stream_, serializer, kTuple);
      (void)size;
      if (failed) co_return false;
    }
    co_return true;
  }

  asio::awaitable<bool> write_chunk(std::string_view text) {
    expire(config_.body_timeout_s);
    const auto chunk = http::make_chunk(asio::buffer(text.data(), text.size()));
    const auto [code, size] = co_await asio::async_write(stream_, chunk, kTuple);
    (void)size;
    co_return !code;
  }

  asio::awaitable<bool> send_head(const Response& response, bool keep_alive) {
    http::response<http::empty_body> message;
    copy_head(response, keep_alive, message);
    message.chunked(true);
    http::response_serializer<http::empty_body> serializer(message);
    const auto [code, size] = co_await http::async_write_header(stream_, serializer, kTuple);
    (void)size;
    co_return !code;
  }

  asio::awaitable<bool> send_pieces(const Response& response, const PiecesBody& pieces,
                                    bool keep_alive, bool head_only) {
    if (!co_await send_head(response, keep_alive)) co_return false;
    if (head_only) co_return true;
    for (;;) {
      auto piece = pieces.next();
      if (!piece) co_return false;  // ends the connection: a cut file must not look complete
      if (!*piece) break;
      const std::string_view text = **piece;
      if (!text.empty() && !co_await write_chunk(text)) co_return false;
    }
    const auto last = http::make_chunk_last();
    const auto [code, size] = co_await asio::async_write(stream_, last, kTuple);
    (void)size;
    co_return !code;
  }

  asio::awaitable<bool> send_live(const Response& response, const LiveBody& live, bool head_only) {
    if (!co_await send_head(response, false) || head_only) co_return false;
    auto executor = co_await asio::this_coro::executor;
    auto timer = std::make_shared<asio::steady_timer>(executor);
    // A past expiry stays, so that news that come while the last ones are written wake as well.
    const LiveSeat seat(shared_.live, shared_.metrics, [executor, timer] {
      asio::post(executor, [timer] { timer->expires_at(steady_clock::time_point::min()); });
    });
    LivePosition position{.seq = live.after_seq};
    bool open = true;
    while (open && !shared_.stopping) {
      timer->expires_after(seconds(15));
      const std::string news = live_news(shared_.app, live, position);
      const std::string_view text = news.empty() ? std::string_view(": still here\n\n") : news;
      open = co_await write_chunk(text);
      if (!open || !news.empty()) continue;
      (void)co_await timer->async_wait(kTuple);
    }
    co_return false;
  }

  Shared& shared_;
  Stream stream_;
  beast::flat_buffer buffer_;
  std::string address_;
  bool secure_;
  const app::Config& config_;
};

}  // namespace

asio::awaitable<void> serve_plain(Shared& shared, asio::ip::tcp::socket socket,
                                  std::string address) {
  socket.set_option(asio::ip::tcp::no_delay(true));
  Connection<beast::tcp_stream> connection(shared, beast::tcp_stream(std::move(socket)),
                                           std::move(address), false);
  co_await connection.run();
  co_await drain(connection.stream());
}

asio::awaitable<void> serve_tls(Shared& shared, asio::ssl::context& tls,
                                asio::ip::tcp::socket socket, std::string address) {
  using TlsStream = beast::ssl_stream<beast::tcp_stream>;
  socket.set_option(asio::ip::tcp::no_delay(true));
  Connection<TlsStream> connection(shared, TlsStream(beast::tcp_stream(std::move(socket)), tls),
                                   std::move(address), true);
  beast::get_lowest_layer(connection.stream())
      .expires_after(seconds(shared.app.config().header_timeout_s));
  const auto [code] =
      co_await connection.stream().async_handshake(asio::ssl::stream_base::server, kTuple);
  if (code) co_return;
  co_await connection.run();
  (void)co_await connection.stream().async_shutdown(kTuple);
  co_await drain(beast::get_lowest_layer(connection.stream()));
}

}  // namespace huanxin::api

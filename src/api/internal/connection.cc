#include "api/internal/connection.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "api/errors.h"
#include "api/internal/forwarded.h"
#include "api/internal/guarded.h"
#include "api/internal/read_buffer.h"
#include "api/internal/request_reader.h"
#include "api/internal/sender.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr std::size_t kReadBytes = 16 << 10;    // a whole request, as a rule
constexpr std::size_t kUploadBytes = 64 << 10;  // a piece of a file

Transport::Until after_s(int timeout_s) { return steady_clock::now() + seconds(timeout_s); }

// g++ 12 destroys temporaries in the arguments of a co_await twice, or keeps initializer lists out
// of the coroutine's frame: in this file every awaited call gets named objects only.

// Where the application lays an answer down, from whichever thread, and the connection picks it up.
class Desk {
 public:
  using Executor = asio::any_io_executor;

  explicit Desk(Executor executor) : executor_(std::move(executor)) {}

  void lay_down(Answer answer) {
    answer_.emplace(std::move(answer));
    if (stage_.exchange(Stage::answered) == Stage::awaited) resume();
  }
  bool is_answered() const { return stage_ == Stage::answered; }
  asio::awaitable<void> wait() {
    const auto begin = [this](Waiter waiter) {
      waiter_.emplace(std::move(waiter));
      if (stage_.exchange(Stage::awaited) == Stage::answered) resume();
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void()>(begin, asio::use_awaitable);
  }
  Answer take() { return *std::move(answer_); }

 private:
  using Waiter = asio::async_result<asio::use_awaitable_t<>, void()>::handler_type;
  enum class Stage { empty, answered, awaited };

  // The coroutine goes with the message: a loop that has stopped drops both.
  void resume() {
    asio::post(executor_, [waiter = *std::move(waiter_)]() mutable { waiter(); });
  }

  const Executor executor_;
  std::atomic<Stage> stage_{Stage::empty};
  std::optional<Answer> answer_;
  std::optional<Waiter> waiter_;
};

// The way to the desk, in the hands of the application: it may answer from any thread, even while
// the loops stop, so the server waits until all ways are given back (Shared::in_hands).
class Way {
 public:
  Way(std::atomic<int>& in_hands, std::shared_ptr<Desk> desk)
      : counted_(in_hands), desk_(std::move(desk)) {}
  ~Way() {
    answer(Error::of(errors::kNotServing));  // nobody will: the connection must not wait for ever
  }
  Way(const Way&) = delete;
  Way& operator=(const Way&) = delete;

  void answer(Answer answer) {
    if (!used_.exchange(true)) desk_->lay_down(std::move(answer));
  }

 private:
  const Busy counted_;
  const std::shared_ptr<Desk> desk_;
  std::atomic<bool> used_{false};
};

class Connection {
 public:
  Connection(Shared& shared, Transport& transport, Peer peer)
      : shared_(shared),
        config_(shared.app.config()),
        transport_(transport),
        sender_(shared, transport),
        peer_(std::move(peer)) {}

  asio::awaitable<void> run() {
    bool goes_on = true;
    while (goes_on && !shared_.stopping) {
      const auto reader = RequestReader::begin(config_.header_bytes_max);
      if (!co_await read_header(*reader)) break;
      const Busy busy(shared_.busy);
      goes_on = co_await serve(*reader);
      buffer_.keep_at_most(kReadBytes);
    }
  }

 private:
  asio::awaitable<bool> read(std::size_t size_max, Transport::Until until) {
    const std::span<std::uint8_t> into = buffer_.prepare(size_max);
    const Moved moved = co_await transport_.read_some(into, until);
    buffer_.commit(moved.size);
    read_failed_ = moved.code;
    co_return !moved.code;
  }

  // Gives the reader what is in the buffer; false with the error where that is no request.
  bool feed(RequestReader& reader, std::optional<Error>& error) {
    if (buffer_.unread().empty()) return true;
    const auto taken = reader.take(buffer_.unread());
    if (taken) {
      buffer_.consume(*taken);
    } else {
      error = taken.error();
    }
    return taken.has_value();
  }

  asio::awaitable<bool> read_header(RequestReader& reader) {
    // A connection may rest between requests; once bytes came, the header must follow soon.
    const Transport::Until rest_until = after_s(config_.idle_timeout_s);
    if (buffer_.unread().empty() && !co_await read(kReadBytes, rest_until)) co_return false;
    const Transport::Until until = after_s(config_.header_timeout_s);
    std::optional<Error> error;
    while (feed(reader, error) && !reader.has_header()) {
      if (co_await read(kReadBytes, until)) continue;
      if (read_failed_ != asio::error::eof) co_return false;
      error = cut_off_error();
      break;
    }
    if (!error) co_return true;
    const Asking nobody{.id = "", .secure = peer_.secure};
    co_await refuse(*error, nobody);
    co_return false;
  }

  asio::awaitable<bool> serve(RequestReader& reader) {
    const auto begun = steady_clock::now();
    Manner manner{
        .asking = {.id = std::to_string(shared_.next_request.fetch_add(1)), .secure = peer_.secure},
        .keep_alive = reader.keep_alive() && !shared_.stopping,
        .http_1_0 = reader.http_1_0()};
    auto request = reader.request({manner.asking.id, peer_.address, peer_.secure});
    if (!request) {
      co_await refuse(request.error(), manner.asking);
      co_return false;
    }
    take_forwarded(*request, config_.trusted_proxies, config_.host_name);
    manner.asking.secure = request->secure;
    manner.asking.language = request->language();
    manner.head_only = request->method == "HEAD";
    Match match = match_route(request->method, request->path);
    const std::string_view operation = match.route == nullptr ? "page" : match.route->operation;
    if (!shared_.limits.take_request(request->remote_address, begun)) {
      const Error too_many = Error::of(errors::kTooManyRequests);
      co_await refuse(too_many, manner.asking);
      co_return false;
    }
    auto answer = co_await answer_to(reader, match, *request);
    if (!answer) co_return false;
    const Response response = shared_.dispatcher.finish(manner.asking, *std::move(answer));
    // What was not read of a body would be taken for the next request.
    manner.keep_alive = manner.keep_alive && reader.is_done();
    const bool goes_on = co_await sender_.send(response, manner);
    const std::chrono::duration<double> taken = steady_clock::now() - begun;
    shared_.metrics.count_request(operation, response.status, taken.count());
    co_return goes_on;
  }

  // Has the request answered, its body read; nothing where the line broke.
  asio::awaitable<std::optional<Answer>> answer_to(RequestReader& reader, Match& match,
                                                   Request& request) {
    const bool is_upload = Dispatcher::is_upload(match);
    std::unique_ptr<store::Upload> upload;
    if (is_upload) {
      auto begun = shared_.dispatcher.begin_upload(request);
      if (!begun) co_return std::move(begun).error();
      upload = *std::move(begun);
    }
    const auto fits =
        reader.begin_body(is_upload ? config_.upload_bytes_max : config_.body_bytes_max);
    if (!fits) co_return fits.error();
    if (!reader.is_done()) {
      std::optional<Error> error;
      const bool whole = co_await read_body(reader, request, upload.get(), error);
      if (error) co_return *std::move(error);
      if (!whole) co_return std::nullopt;
    }
    if (is_upload) co_return shared_.dispatcher.finish_upload(request, *upload);
    request.body = reader.take_body();
    co_return co_await ask(match, request);
  }

  // Reads the body; what belongs to a file goes there piece by piece. False with the error where it
  // is refused, without one where the line broke.
  asio::awaitable<bool> read_body(RequestReader& reader, const Request& request,
                                  store::Upload* upload, std::optional<Error>& error) {
    const bool wants_go_ahead = request.header("expect") == "100-continue" && !reader.http_1_0();
    Transport::Until until = after_s(config_.body_timeout_s);
    bool said = !wants_go_ahead;
    for (;;) {
      if (!feed(reader, error)) co_return false;
      if (upload != nullptr && !store_piece(reader, request, *upload, error)) co_return false;
      if (reader.is_done()) co_return true;
      if (!std::exchange(said, true) && !co_await sender_.send_continue()) co_return false;
      // The limit is for a body, of a file for each piece: a slow line may take longer.
      if (upload != nullptr) until = after_s(config_.body_timeout_s);
      if (co_await read(upload == nullptr ? kReadBytes : kUploadBytes, until)) continue;
      if (read_failed_ == asio::error::eof) error = cut_off_error();
      co_return false;
    }
  }

  static bool store_piece(RequestReader& reader, const Request& request, store::Upload& upload,
                          std::optional<Error>& error) {
    const std::string piece = reader.take_body();
    const auto stored = guarded(request.id, [&] { return upload.write(as_bytes(piece)); });
    if (!stored) error = stored.error();
    return stored.has_value();
  }

  // Hands the request over; the answer may come from the writer's thread.
  asio::awaitable<Answer> ask(Match& match, Request& request) {
    const auto executor = co_await asio::this_coro::executor;
    const auto desk = std::make_shared<Desk>(executor);
    auto way = std::make_shared<Way>(shared_.in_hands, desk);
    shared_.dispatcher.dispatch(
        std::move(match), std::move(request),
        [way = std::move(way)](Answer answer) { way->answer(std::move(answer)); });
    if (!desk->is_answered()) co_await desk->wait();
    co_return desk->take();
  }

  asio::awaitable<void> refuse(const Error& error, const Asking& asking) {
    const Response response = shared_.dispatcher.finish(asking, error);
    const Manner manner{.asking = asking};
    (void)co_await sender_.send(response, manner);
  }

  Shared& shared_;
  const app::Config& config_;
  Transport& transport_;
  Sender sender_;
  const Peer peer_;
  ReadBuffer buffer_;
  boost::system::error_code read_failed_;
};

}  // namespace

asio::awaitable<void> serve_connection(Shared& shared, Transport& transport, Peer peer) {
  Connection connection(shared, transport, std::move(peer));
  co_await connection.run();
}

}  // namespace huanxin::api

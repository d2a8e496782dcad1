#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "api/internal/transport.h"

namespace huanxin::api {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kDrainTime{2};
// Who takes everything at once must not keep the others of this loop waiting.
constexpr std::size_t kStreakBytesMax = 256 << 10;

// A socket, and the time until which it may be waited for. The timer is moved only when a wait ends
// earlier than the timer is set for: a busy connection never touches it.
class Line : public std::enable_shared_from_this<Line> {
 public:
  explicit Line(tcp::socket connected)
      : socket(std::move(connected)), timer_(socket.get_executor()) {
    error_code ignored;  // a connection that is gone already shows at the first read
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
  }

  void wait_until(Transport::Until until) {
    until_ = until;
    if (until_ < set_for_) set_timer();
  }
  void rest() { until_ = Transport::Until::max(); }

  tcp::socket socket;

 private:
  void set_timer() {
    set_for_ = until_;
    timer_.expires_at(set_for_);
    timer_.async_wait([weak = weak_from_this()](error_code code) {
      const auto line = weak.lock();
      if (!code && line) line->on_timer();
    });
  }
  void on_timer() {
    set_for_ = Transport::Until::max();
    error_code ignored;
    if (until_ <= steady_clock::now()) {
      socket.close(ignored);
    } else if (until_ < set_for_) {
      set_timer();
    }
  }

  asio::steady_timer timer_;
  Transport::Until until_ = Transport::Until::max();
  Transport::Until set_for_ = Transport::Until::max();
};

class TcpTransport final : public Transport {
 public:
  explicit TcpTransport(tcp::socket socket) : line_(std::make_shared<Line>(std::move(socket))) {}

  asio::awaitable<bool> open(Until) override { co_return true; }

  asio::awaitable<Moved> read_some(std::span<std::uint8_t> into, Until until) override {
    const asio::mutable_buffer buffer(into.data(), into.size());
    line_->wait_until(until);
    const auto [code, size] = co_await line_->socket.async_read_some(buffer, kTuple);
    line_->rest();
    co_return Moved{code, size};
  }

  asio::awaitable<bool> write(HeadAndBody text, Until until) override {
    error_code code;
    while (!text.empty()) {
      const std::array<asio::const_buffer, 2> pieces{asio::buffer(text.head),
                                                     asio::buffer(text.body)};
      const std::size_t size = line_->socket.write_some(pieces, code);
      text.drop(size);
      streak_bytes_ += size;
      if (code && code != asio::error::would_block) co_return false;
      if (!code && streak_bytes_ < kStreakBytesMax) continue;
      line_->wait_until(until);
      const auto [failed] = co_await line_->socket.async_wait(tcp::socket::wait_write, kTuple);
      line_->rest();
      if (failed) co_return false;
      streak_bytes_ = 0;
    }
    co_return true;
  }

  // Closing over unread bytes resets the connection, and the reset may overtake the answer: whoever
  // still sends is read, and forgotten, for a moment.
  asio::awaitable<void> close() override {
    error_code code;
    line_->socket.shutdown(tcp::socket::shutdown_send, code);
    std::array<std::uint8_t, 4096> piece;
    const std::span<std::uint8_t> into(piece);
    const Until until = steady_clock::now() + kDrainTime;
    while (!code) {
      const Moved moved = co_await read_some(into, until);
      code = moved.code;
    }
    line_->socket.close(code);
  }

 private:
  const std::shared_ptr<Line> line_;
  std::size_t streak_bytes_ = 0;
};

}  // namespace

void HeadAndBody::drop(std::size_t size) {
  const std::size_t of_head = std::min(size, head.size());
  head.remove_prefix(of_head);
  body.remove_prefix(size - of_head);
}

std::unique_ptr<Transport> tcp_transport(tcp::socket socket) {
  return std::make_unique<TcpTransport>(std::move(socket));
}

}  // namespace huanxin::api

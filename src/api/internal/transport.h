#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace huanxin::api {

/// What came of reading: bytes, or why there are none.
struct Moved {
  boost::system::error_code code;
  std::size_t size = 0;
};

/// Two pieces that leave together: the head of a message, and its body where that lies already.
struct HeadAndBody {
  std::string_view head;
  std::string_view body;

  bool empty() const { return head.empty() && body.empty(); }
  /// What is left when the first `size` bytes have left.
  void drop(std::size_t size);
};

/// The bytes of one connection, whatever carries them. It is virtual so that what reads and writes
/// HTTP is compiled once.
///
/// Every wait has an end: at `until` the connection is cut, and what waited fails.
/// Threads: the connection's event loop only; one call at a time.
class Transport {
 public:
  using Until = std::chrono::steady_clock::time_point;

  Transport() = default;
  virtual ~Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// What comes before the first byte; false where nothing more can be said on this connection.
  virtual boost::asio::awaitable<bool> open(Until until) = 0;
  /// Reads what there is, at least one byte; asio's `eof` where the other side has finished.
  virtual boost::asio::awaitable<Moved> read_some(std::span<std::uint8_t> into, Until until) = 0;
  /// Writes both pieces, in one call of the system where the line takes them; false on failure.
  virtual boost::asio::awaitable<bool> write(HeadAndBody text, Until until) = 0;
  /// Says that no more comes, lets the other side read it, closes.
  virtual boost::asio::awaitable<void> close() = 0;
};

/// The bytes as they are on the socket.
std::unique_ptr<Transport> tcp_transport(boost::asio::ip::tcp::socket socket);

}  // namespace huanxin::api

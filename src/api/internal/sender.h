#pragma once

#include <boost/asio/awaitable.hpp>
#include <fstream>
#include <memory>
#include <string>

#include "api/internal/response_text.h"
#include "api/internal/shared.h"
#include "api/internal/transport.h"

namespace huanxin::api {

/// How an answer is to be sent, as far as its request decides that.
struct Manner {
  Asking asking;
  bool head_only = false;   ///< HEAD
  bool keep_alive = false;  ///< another request may follow
  bool http_1_0 = false;    ///< no chunks
};

/// Writes responses of every kind on one connection.
class Sender {
 public:
  Sender(Shared& shared, Transport& transport) : shared_(shared), transport_(transport) {}

  /// Whether another request may follow on the connection.
  boost::asio::awaitable<bool> send(const Response& response, const Manner& manner);
  boost::asio::awaitable<bool> send_continue();

 private:
  boost::asio::awaitable<bool> write(HeadAndBody text);
  boost::asio::awaitable<bool> send_bytes(const Response& response, std::string_view body,
                                          const Manner& manner);
  boost::asio::awaitable<bool> send_file(const Response& response, const FileBody& file,
                                         const Manner& manner);
  boost::asio::awaitable<bool> send_unreadable(const FileBody& file, const Manner& manner);
  boost::asio::awaitable<bool> send_opened(std::string head, std::unique_ptr<std::ifstream> bytes,
                                           std::streamoff left, const Manner& manner);
  boost::asio::awaitable<bool> send_pieces(const Response& response, const PiecesBody& pieces,
                                           const Manner& manner);
  boost::asio::awaitable<bool> send_live(const Response& response, const LiveBody& live,
                                         const Manner& manner);
  boost::asio::awaitable<bool> write_news(const LiveBody& live, Framing framing);
  boost::asio::awaitable<bool> write_piece(std::string& head, std::string& piece, Framing framing);

  Shared& shared_;
  Transport& transport_;
};

}  // namespace huanxin::api

#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <string>

#include "api/dispatcher.h"
#include "api/internal/limits.h"
#include "api/internal/live.h"
#include "api/metrics.h"

namespace huanxin::api {

/// What all connections of a server share.
struct Shared {
  app::App& app;
  Dispatcher& dispatcher;
  Metrics& metrics;
  Limits& limits;
  LiveHub& live;
  std::atomic<bool> stopping{false};
  std::atomic<std::int64_t> next_request{1};
  std::atomic<int> busy{0};      ///< requests under way
  std::atomic<int> in_hands{0};  ///< of these, those that the application has not answered yet
};

/// Serves one connection until either side ends it. Included by two sources only: it is heavy.
boost::asio::awaitable<void> serve_plain(Shared& shared, boost::asio::ip::tcp::socket socket,
                                         std::string address);
boost::asio::awaitable<void> serve_tls(Shared& shared, boost::asio::ssl::context& tls,
                                       boost::asio::ip::tcp::socket socket, std::string address);

}  // namespace huanxin::api

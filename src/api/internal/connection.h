#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>

#include "api/internal/shared.h"
#include "api/internal/transport.h"

namespace huanxin::api {

/// Who is at the other end.
struct Peer {
  std::string address;
  bool secure = false;  ///< over TLS
};

/// Serves the requests of an open connection, one after the other, until either side ends it.
boost::asio::awaitable<void> serve_connection(Shared& shared, Transport& transport, Peer peer);

}  // namespace huanxin::api

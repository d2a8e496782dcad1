#pragma once

#include <atomic>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/message.hpp>
#include <string>
#include <utility>

#include "api/request.h"
#include "app/config.h"

namespace huanxin::api {

/// How a request came in, beside its own text.
struct Arrival {
  std::string id;
  std::string address;
  bool secure = false;
};

/// The request of a header that was read; its body comes later.
/// Errors: api.path_malformed, api.query_malformed.
Result<Request> to_request(const boost::beast::http::request_header<>& header, Arrival arrival);

/// Whether the header is fit to be served: one host, and one length only, for two lengths of one
/// body are how requests are smuggled past a proxy. Errors: api.request_malformed.
Result<Done> check_header(const boost::beast::http::request_header<>& header);

/// What to say of bytes that are no request, or too many.
Error parse_error(boost::beast::error_code code, const app::Config& config);

/// Counts a request as under way, so that stopping waits for it.
class Busy {
 public:
  explicit Busy(std::atomic<int>& count) : count_(count) { ++count_; }
  ~Busy() { --count_; }
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;

 private:
  std::atomic<int>& count_;
};

/// What the application has in hand: it may answer from any thread, even while the loops stop, so
/// the server waits until all are counted off (Shared::in_hands).
template <typename Handler>
struct InHands {
  InHands(std::atomic<int>& count, Handler handed_over)
      : counted(count), handler(std::move(handed_over)) {}
  Busy counted;
  Handler handler;
};

}  // namespace huanxin::api

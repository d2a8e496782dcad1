#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "api/request.h"
#include "base/hash.h"

namespace huanxin::api {

/// How a request came in, beside its own text.
struct Arrival {
  std::string id;
  std::string address;
  bool secure = false;
};

/// Reads one request out of bytes, however the network cut them. First the header; then, once it is
/// known what the request may carry, the body.
class RequestReader {
 public:
  static std::unique_ptr<RequestReader> begin(std::int64_t header_bytes_max);
  virtual ~RequestReader() = default;

  /// Takes from the front of `bytes` what it can use, and says how much; what is left belongs in
  /// front of the bytes that come next. Takes nothing of the body before begin_body().
  /// Errors: api.request_malformed, api.header_too_large, api.body_too_large.
  virtual Result<std::size_t> take(ByteSpan bytes) = 0;

  virtual bool has_header() const = 0;  ///< the header is whole
  virtual bool is_done() const = 0;     ///< nothing more belongs to this request

  // Once the header is whole:

  /// The request without its body; once only. Refuses what could be read in two ways: that is how
  /// requests are smuggled past a proxy. Errors: api.request_malformed, api.path_malformed.
  virtual Result<Request> request(Arrival arrival) = 0;
  virtual bool keep_alive() const = 0;
  virtual bool http_1_0() const = 0;

  /// How long the body may be. Errors: api.body_too_large where a longer one is announced.
  virtual Result<Done> begin_body(std::int64_t bytes_max) = 0;
  /// What has come of the body since the last call.
  virtual std::string take_body() = 0;
};

/// What to say where a request ends in its middle.
Error cut_off_error();

}  // namespace huanxin::api

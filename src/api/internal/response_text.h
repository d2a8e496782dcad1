#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/response.h"
#include "base/error.h"

namespace huanxin::api {

/// How the end of a body is told.
enum class Framing {
  none,    ///< there is no body: 204, 304
  length,  ///< Content-Length
  chunks,  ///< Transfer-Encoding: chunked
  close,   ///< the connection ends with it: for HTTP/1.0
};

/// What stands in a head beside the response's own headers.
struct HeadFacts {
  Framing framing = Framing::length;
  std::uint64_t length = 0;  ///< where the framing is by length
  bool keep_alive = true;
  bool http_1_0 = false;  ///< of the request
};

/// Status line and headers, with the empty line at their end.
std::string head_text(const Response& response, const HeadFacts& facts);

/// The line in front of a chunk.
std::string chunk_line(std::size_t size);
inline constexpr std::string_view kLineEnd = "\r\n";
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

/// A whole answer for somebody whose request is not even read.
std::string refusal_text(const Error& error);

}  // namespace huanxin::api

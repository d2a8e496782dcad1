#include "api/internal/incoming.h"

#include <algorithm>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/fields.hpp>

#include "api/errors.h"

namespace huanxin::api {
namespace {

namespace http = boost::beast::http;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

void copy_headers(const http::request_header<>& header, Request& request) {
  for (const auto& field : header) {
    const std::string name = lower_case(std::string_view(field.name_string()));
    auto& value = request.headers[name];
    value += (value.empty() ? "" : name == "cookie" ? "; " : ", ") + std::string(field.value());
  }
}

}  // namespace

Result<Request> to_request(const http::request_header<>& header, Arrival arrival) {
  Request request;
  request.id = std::move(arrival.id);
  request.remote_address = std::move(arrival.address);
  request.secure = arrival.secure;
  request.method = std::string(header.method_string());
  copy_headers(header, request);
  const std::string_view target(header.target().data(), header.target().size());
  const std::size_t question = std::min(target.find('?'), target.size());
  HX_TRY(request.path, percent_decode(target.substr(0, question)));
  if (request.path.empty() || request.path.front() != '/') return Error::of(errors::kPathMalformed);
  if (question < target.size()) {
    HX_TRY(request.query, parse_query(target.substr(question + 1)));
  }
  return request;
}

Result<Done> check_header(const http::request_header<>& header) {
  if (header.count(http::field::transfer_encoding) > 0 &&
      header.count(http::field::content_length) > 0)
    return Error::of(errors::kRequestMalformed, {"Content-Length, Transfer-Encoding"});
  if (header.version() == 11 && header.count(http::field::host) != 1)
    return Error::of(errors::kRequestMalformed, {"Host"});
  return Done{};
}

Error parse_error(boost::beast::error_code code, const app::Config& config) {
  if (code == http::error::header_limit || code == http::error::buffer_overflow)
    return Error::of(errors::kHeaderTooLarge, {std::to_string(config.header_bytes_max)});
  if (code == http::error::body_limit)
    return Error::of(errors::kBodyTooLarge, {std::to_string(config.body_bytes_max)});
  return Error::of(errors::kRequestMalformed, {code.message()});
}

}  // namespace huanxin::api

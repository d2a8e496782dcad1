// The web interface: embedded files, and the single page for every address that is none of them.

#include <array>

#include "api/dispatcher.h"
#include "api/errors.h"
#include "api/problem.h"
#include "base/embedded.h"

namespace huanxin::api {
namespace {

constexpr std::string_view kNoncePlace = "__CSP_NONCE__";

std::string new_nonce(Random& random) {
  std::array<std::uint8_t, 16> bytes{};
  random.fill(bytes);
  return to_base64url(bytes);
}

bool accepts_gzip(const Request& request) {
  return request.header("accept-encoding").find("gzip") != std::string_view::npos;
}

// Files with a hash in their name never change; others are asked for again.
std::string cache_control(std::string_view path) {
  return path.find("/assets/") != std::string_view::npos ? "public, max-age=31536000, immutable"
                                                         : "no-cache";
}

Response embedded_response(const Request& request, const EmbeddedFile& file) {
  Response response;
  response.headers.emplace("ETag", std::string(file.etag));
  response.headers.emplace("Cache-Control", cache_control(file.path));
  if (request.header("if-none-match") == file.etag) {
    response.status = 304;
    return response;
  }
  response.headers.emplace("Content-Type", std::string(file.content_type));
  if (file.gzip.empty()) {
    response.body = StaticBody{file.bytes};
    return response;
  }
  response.headers.emplace("Vary", "Accept-Encoding");
  if (accepts_gzip(request)) response.headers.emplace("Content-Encoding", "gzip");
  response.body = StaticBody{accepts_gzip(request) ? file.gzip : file.bytes};
  return response;
}

Response page(const Request& request, const EmbeddedFile& index, Random& random) {
  const std::string nonce = new_nonce(random);
  std::string html(as_text(index.bytes));
  for (std::size_t at = html.find(kNoncePlace); at != std::string::npos;
       at = html.find(kNoncePlace))
    html.replace(at, kNoncePlace.size(), nonce);
  Response response = Response::text(200, "text/html; charset=utf-8", std::move(html));
  response.headers.emplace("Cache-Control", "no-store");
  add_security_headers(response, request.secure, nonce);
  return response;
}

std::string content_security_policy(std::string_view nonce) {
  const std::string style = nonce.empty() ? "" : " 'nonce-" + std::string(nonce) + "'";
  return "default-src 'self'; script-src 'self'; style-src 'self'" + style +
         "; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; "
         "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

}  // namespace

void add_security_headers(Response& response, bool secure, std::string_view nonce) {
  // Every answer comes by here: nothing is built that is not kept.
  static const std::string csp_without_nonce = content_security_policy("");
  const auto add = [&headers = response.headers](const std::string& name, std::string_view value) {
    const auto place = headers.lower_bound(name);
    if (place == headers.end() || place->first != name) headers.emplace_hint(place, name, value);
  };
  add("Content-Security-Policy",
      nonce.empty() ? csp_without_nonce : content_security_policy(nonce));
  add("X-Content-Type-Options", "nosniff");
  add("Referrer-Policy", "same-origin");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  add("Cache-Control", "no-store");
  if (secure) add("Strict-Transport-Security", "max-age=31536000");
}

Response web_asset(const Request& request, Random& random) {
  const std::string path = "web" + request.path;
  if (path != "web/index.html") {
    if (const EmbeddedFile* file = find_embedded(path)) return embedded_response(request, *file);
  }
  // An address with an ending is a file that is not there; the rest are places of the interface.
  const std::size_t slash = request.path.rfind('/');
  const bool names_a_file =
      request.path.find('.', slash) != std::string::npos && request.path.rfind("/assets/", 0) == 0;
  const EmbeddedFile* index = find_embedded("web/index.html");
  if (index == nullptr || names_a_file)
    return problem(Error::of(errors::kRouteMissing, {request.path}), request.language(),
                   request.id);
  return page(request, *index, random);
}

}  // namespace huanxin::api

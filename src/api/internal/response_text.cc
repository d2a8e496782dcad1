#include "api/internal/response_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "api/problem.h"

namespace huanxin::api {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "";  // the number says it all
  }
}

void add_number(std::string& text, std::uint64_t number, int base) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
  text.append(digits.data(), end);
}

void add_header(std::string& text, std::string_view name, std::string_view value) {
  const std::size_t begin = text.size();
  text.append(name).append(": ").append(value);
  // A line that ended within a value would let it write headers of its own.
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; };
  std::replace_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_control, ' ');
  text += kLineEnd;
}

}  // namespace

std::string head_text(const Response& response, const HeadFacts& facts) {
  std::string text;
  text.reserve(1024);
  text += "HTTP/1.1 ";
  add_number(text, static_cast<std::uint64_t>(response.status), 10);
  text.append(" ").append(reason_of(response.status)).append(kLineEnd);
  for (const auto& [name, value] : response.headers) add_header(text, name, value);
  if (!facts.keep_alive) {
    text += "Connection: close\r\n";
  } else if (facts.http_1_0) {
    text += "Connection: keep-alive\r\n";
  }
  if (facts.framing == Framing::chunks) text += "Transfer-Encoding: chunked\r\n";
  if (facts.framing == Framing::length) {
    text += "Content-Length: ";
    add_number(text, facts.length, 10);
    text += kLineEnd;
  }
  text += kLineEnd;
  return text;
}

std::string chunk_line(std::size_t size) {
  std::string line;
  add_number(line, size, 16);
  line += kLineEnd;
  return line;
}

std::string refusal_text(const Error& error) {
  const Response response = problem(error, Language::zh, "");
  const auto& body = std::get<std::string>(response.body);
  return head_text(response, {.length = body.size(), .keep_alive = false}) + body;
}

}  // namespace huanxin::api

#include "projects/internal/cursor.h"

#include <charconv>

#include "base/hash.h"
#include "base/text.h"

namespace huanxin::projects {

namespace {

// No part holds it: names are cut at line ends before they become keys.
constexpr char kBreak = '\x1F';
constexpr std::size_t kCursorMax = 400;

std::string standard_base64(std::string_view url) {
  std::string text(url);
  for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

std::string write_cursor(const std::vector<std::string>& parts) {
  std::string raw;
  for (const std::string& part : parts) {
    if (!raw.empty()) raw += kBreak;
    raw += part;
  }
  return to_base64url(as_bytes(raw));
}

std::optional<std::vector<std::string>> read_cursor(std::string_view cursor) {
  if (cursor.empty() || cursor.size() > kCursorMax) return std::nullopt;
  if (cursor.find_first_of("+/=") != std::string_view::npos) return std::nullopt;
  const auto bytes = from_base64(standard_base64(cursor));
  if (!bytes) return std::nullopt;
  std::string_view rest = as_text(*bytes);
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = rest.find(kBreak);
    parts.emplace_back(rest.substr(0, at));
    if (!is_clean_utf8(parts.back())) return std::nullopt;
    if (at == std::string_view::npos) return parts;
    rest.remove_prefix(at + 1);
  }
}

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || text.empty())
    return std::nullopt;
  return number;
}

}  // namespace huanxin::projects

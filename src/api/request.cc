#include "api/request.h"

#include <algorithm>

#include "api/errors.h"
#include "base/number.h"

namespace huanxin::api {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

Result<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
    if (high < 0 || low < 0) return Error::of(errors::kPathMalformed);
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (!is_clean_utf8(decoded)) return Error::of(errors::kPathMalformed);
  return decoded;
}

Result<std::map<std::string, std::string>> parse_query(std::string_view text) {
  std::map<std::string, std::string> members;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    std::string member(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (member.empty()) continue;
    std::replace(member.begin(), member.end(), '+', ' ');
    const std::size_t equals = member.find('=');
    HX_TRY(std::string name, percent_decode(std::string_view(member).substr(0, equals)));
    HX_TRY(std::string value, percent_decode(equals == std::string::npos
                                                 ? std::string_view()
                                                 : std::string_view(member).substr(equals + 1)));
    members[std::move(name)] = std::move(value);
  }
  return members;
}

std::string_view Request::header(std::string_view name) const {
  const auto found = headers.find(std::string(name));
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Request::query_or(std::string_view name, std::string_view fallback) const {
  const auto found = query.find(std::string(name));
  return found == query.end() || found->second.empty() ? fallback : std::string_view(found->second);
}

Language Request::language() const {
  // The first language named wins; weights are in descending order in practice.
  const std::string_view accepted = trimmed(header("accept-language")).substr(0, 2);
  return accepted == "en" || accepted == "EN" ? Language::en : Language::zh;
}

Result<std::string> Request::path_id(std::string_view name) const {
  const auto found = params.find(std::string(name));
  HX_CHECK(found != params.end());
  if (!is_id_text(found->second)) return Error::of(errors::kIdMalformed, {found->second});
  return found->second;
}

Result<std::optional<std::int64_t>> Request::query_integer(std::string_view name, std::int64_t min,
                                                           std::int64_t max) const {
  const std::string_view text = query_or(name, "");
  if (text.empty()) return std::optional<std::int64_t>();
  const auto value = to_integer(text);
  if (!value || *value < min || *value > max)
    return Error::of(errors::kQueryMalformed,
                     {name, std::to_string(min) + " – " + std::to_string(max)});
  return value;
}

Result<Json> Request::json() const {
  if (body.empty()) return Json(JsonObject());
  const std::string_view type = header("content-type");
  const std::string_view essence = trimmed(type.substr(0, type.find(';')));
  if (essence != "application/json") return Error::of(errors::kContentType, {excerpt(type)});
  return parse_json(body);
}

Result<std::optional<std::int64_t>> Request::if_match() const {
  std::string_view text = trimmed(header("if-match"));
  if (text.empty() || text == "*") return std::optional<std::int64_t>();
  if (text.substr(0, 2) == "W/") text.remove_prefix(2);
  if (text.size() < 3 || text.front() != '"' || text.back() != '"')
    return Error::of(errors::kIfMatchMalformed);
  const auto version = to_integer(text.substr(1, text.size() - 2));
  if (!version || *version < 0) return Error::of(errors::kIfMatchMalformed);
  return version;
}

std::string Request::cookie(std::string_view name) const {
  std::string_view rest = header("cookie");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view pair = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return std::string(pair.substr(equals + 1));
  }
  return {};
}

}  // namespace huanxin::api

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "base/json.h"
#include "base/result.h"

namespace huanxin::api {

/// The reader's language, from Accept-Language; Chinese where nothing is said.
enum class Language { zh, en };

/// One HTTP request, read whole (uploads excepted: their body streams to a file first).
struct Request {
  std::string method;
  std::string path;                            ///< decoded, without query
  std::map<std::string, std::string> query;    ///< decoded; a repeated name keeps its last value
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
  std::string remote_address;                 ///< of whoever asks, not of a trusted proxy
  std::string site;                           ///< the name under which a proxy passed it on
  std::string id;                             ///< in the log and in problems
  bool secure = false;                        ///< over TLS, if need be the proxy's
  std::map<std::string, std::string> params;  ///< from the path pattern
  app::Principal principal;

  std::string_view header(std::string_view name) const;
  std::string_view query_or(std::string_view name, std::string_view fallback) const;
  Language language() const;

  /// The path member `name`. Errors: api.id_malformed.
  Result<std::string> path_id(std::string_view name) const;
  /// A query member as an integer within bounds. Errors: api.query_malformed.
  Result<std::optional<std::int64_t>> query_integer(std::string_view name, std::int64_t min,
                                                    std::int64_t max) const;
  /// The body as JSON; an empty body is an empty object. Errors: base.json_...,
  /// api.content_type where it is not said to be JSON.
  Result<Json> json() const;
  /// The version in If-Match, e.g. `"3"`. Errors: api.if_match_malformed.
  Result<std::optional<std::int64_t>> if_match() const;
  /// The value of a cookie; empty where there is none.
  std::string cookie(std::string_view name) const;
};

/// Splits `a=b&c=d` and decodes it, `+` as a space. Errors: api.path_malformed.
Result<std::map<std::string, std::string>> parse_query(std::string_view text);
/// Decodes %XX; refuses broken escapes, NUL and what is not UTF-8. Errors: api.path_malformed.
Result<std::string> percent_decode(std::string_view text);

}  // namespace huanxin::api

#include "api/problem.h"

#include "api/errors.h"

namespace huanxin::api {

int http_status(const Error& error) {
  // Codes with a status of their own in HTTP come before their kind.
  if (error.code == "store.version_stale") return 412;
  if (error.code == "store.key_reused") return 422;
  if (error.code == errors::kContentType.code) return 415;
  if (error.code == errors::kMethodNotAllowed.code) return 405;
  if (error.code == errors::kHeaderTooLarge.code) return 431;
  switch (error.kind) {
    case ErrorKind::invalid: return 400;
    case ErrorKind::unauthorized: return 401;
    case ErrorKind::forbidden: return 403;
    case ErrorKind::not_found: return 404;
    case ErrorKind::conflict: return 409;
    case ErrorKind::too_large: return 413;
    case ErrorKind::too_many: return 429;
    case ErrorKind::unavailable: return 503;
    case ErrorKind::storage_full: return 507;
    case ErrorKind::corrupt:
    case ErrorKind::io: return 500;
  }
  return 500;
}

Response problem(const Error& error, Language language, std::string_view request_id) {
  const int status = http_status(error);
  JsonObject body;
  body["type"] = "urn:huanxin:error:" + error.code;
  body["title"] = language == Language::zh ? error.zh : error.en;
  body["status"] = status;
  body["code"] = error.code;
  body["zh"] = error.zh;
  body["en"] = error.en;
  body["request_id"] = request_id;
  // Where nobody knows when it passes, a client comes back in two seconds.
  const bool passes = status == 429 || status == 503;
  const int retry_after_s = error.retry_after_s > 0 ? error.retry_after_s : 2;
  if (passes) body["retry_after_s"] = retry_after_s;
  if (!error.fields.empty()) {
    JsonArray fields;
    for (const FieldError& field : error.fields)
      fields.push_back(JsonObject{
          {"pointer", field.pointer}, {"code", field.code}, {"zh", field.zh}, {"en", field.en}});
    body["fields"] = std::move(fields);
  }
  Response response = Response::json(status, std::move(body));
  response.headers.erase("Content-Type");
  response.headers.emplace("Content-Type", "application/problem+json");
  if (passes) response.headers.emplace("Retry-After", std::to_string(retry_after_s));
  return response;
}

}  // namespace huanxin::api

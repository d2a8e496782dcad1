#include "api/response.h"

namespace huanxin::api {

Response Response::text(int status, std::string content_type, std::string body) {
  Response response;
  response.status = status;
  response.headers.emplace("Content-Type", std::move(content_type));
  response.body = std::move(body);
  return response;
}

Response Response::json(int status, const Json& value) {
  return text(status, "application/json", to_text(value));
}

Response Response::no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response&& Response::with(std::string name, std::string value) && {
  headers.emplace(std::move(name), std::move(value));
  return std::move(*this);
}

}  // namespace huanxin::api

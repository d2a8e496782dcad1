// Evidence files: who may send one, and what is answered.

#include "api/dispatcher.h"
#include "api/problem.h"
#include "app/permissions.h"

namespace huanxin::api {

Result<std::unique_ptr<store::Upload>> Dispatcher::begin_upload(Request& request) {
  HX_DO(admit(request));
  HX_DO(app::check_role(request.principal, "file.upload"));
  return store::FileStore(app_.store().dir()).begin(app_.config().upload_bytes_max);
}

Response Dispatcher::finish_upload(const Request& request, const store::StoredFile& file) {
  Response response =
      Response::json(201, JsonObject{{"sha256", file.sha256},
                                     {"size", file.size},
                                     {"name", std::string(request.query_or("name", "file"))}});
  response.headers.emplace("Location", "/api/v1/files/" + file.sha256);
  return response;
}

}  // namespace huanxin::api

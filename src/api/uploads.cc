// Evidence files: who may send one, and what is answered.

#include "api/dispatcher.h"
#include "api/internal/guarded.h"
#include "app/permissions.h"
#include "store/errors.h"

namespace huanxin::api {

Result<std::unique_ptr<store::Upload>> Dispatcher::begin_upload(Request& request) const {
  return guarded(request.id, [&]() -> Result<std::unique_ptr<store::Upload>> {
    HX_DO(admit(request));
    HX_DO(app::check_role(request.principal, "file.upload"));
    // Files stop before commands must: evidence may wait, an act may not.
    const app::Config& config = app_.config();
    const std::int64_t free = app_.store().health().free_bytes;
    if (free >= 0 && free < config.disk_reserve_bytes + config.upload_bytes_max)
      return Error::of(huanxin::errors::kDiskFull, {app_.store().dir().string()});
    return store::FileStore(app_.store().dir()).begin(config.upload_bytes_max);
  });
}

Result<Response> Dispatcher::finish_upload(const Request& request, store::Upload& upload) {
  return guarded(request.id, [&]() -> Result<Response> {
    HX_TRY(const store::StoredFile file, upload.finish());
    const JsonObject body{{"sha256", file.sha256},
                          {"size", file.size},
                          {"name", std::string(request.query_or("name", "file"))}};
    return Response::json(201, body).with("Location", "/api/v1/files/" + file.sha256);
  });
}

}  // namespace huanxin::api

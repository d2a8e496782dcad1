// The programme: actions, items, subdistricts, reporting months.

#include <array>

#include "api/csv.h"
#include "api/errors.h"
#include "api/handlers/handlers.h"
#include "base/embedded.h"
#include "projects/overview.h"
#include "targets/period.h"

namespace huanxin::api {
namespace {

struct Asked {
  std::string district;
  int year = 0;
};

Result<Asked> asked(Context& context, const Request& request) {
  Asked which;
  HX_TRY(which.district, district_of(context, request));
  HX_TRY(which.year, year_of(context, request, which.district));
  return which;
}

std::string name_of(const Asked& which) {
  return which.district + "-" + std::to_string(which.year);
}

Result<Response> embedded_json(const Request& request, std::string_view path,
                               std::string_view content_type) {
  const EmbeddedFile* file = find_embedded(path);
  if (file == nullptr) return not_found(path);
  Response response;
  response.headers.emplace("ETag", std::string(file->etag));
  response.headers.emplace("Cache-Control", "no-cache");
  if (request.header("if-none-match") == file->etag) {
    response.status = 304;
    return response;
  }
  response.headers.emplace("Content-Type", std::string(content_type));
  const bool gzip = !file->gzip.empty() &&
                    request.header("accept-encoding").find("gzip") != std::string_view::npos;
  if (gzip) response.headers.emplace("Content-Encoding", "gzip");
  response.headers.emplace("Vary", "Accept-Encoding");
  response.body = StaticBody{gzip ? file->gzip : file->bytes};
  return response;
}

}  // namespace

Result<Response> get_programme(Context& context, const Request& request) {
  HX_TRY(const Asked which, asked(context, request));
  const Viewer viewer = context.app.viewer(request.principal);
  HX_TRY(const auto overview, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return projects::programme_overview(snapshot, which.district, which.year, viewer,
                                               today(context));
         }));
  if (!overview) return not_found(name_of(which));
  return Response::ok(*overview);
}

Result<Response> list_items(Context& context, const Request& request) {
  HX_TRY(const Asked which, asked(context, request));
  HX_TRY(const bool csv, wants_csv(request));
  const Viewer viewer = context.app.viewer(request.principal);
  HX_TRY(auto items, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return projects::items_overview(snapshot, which.district, which.year, viewer,
                                           today(context));
         }));
  if (!items) return not_found(name_of(which));
  if (!csv) return Response::ok(JsonObject{{"items", *std::move(items)}});
  constexpr std::array<std::string_view, 15> kColumns{
      "code",           "action",          "name_zh",
      "name_en",        "milestone",       "quantity",
      "unit",           "quantity_kind",   "rollup.planned",
      "rollup.claimed", "rollup.verified", "rollup.forecast",
      "rollup.share",   "rollup.status",   "projects"};
  return csv_response("items-" + name_of(which), kColumns, *items);
}

Result<Response> get_item(Context& context, const Request& request) {
  HX_TRY(const std::string id, request.path_id("id"));
  const Viewer viewer = context.app.viewer(request.principal);
  return with_snapshot(context, [&](const store::Snapshot& snapshot) -> Result<Response> {
    HX_TRY(auto item, projects::item_overview(snapshot, id, viewer, today(context)));
    if (!item) return not_found(id);
    for (Json& one : (*item)["contributions"].as_array())
      HX_DO(name_accounts(snapshot, viewer, one.as_object(), {"claimed_by", "verified_by"}));
    return Response::ok(*item);
  });
}

Result<Response> list_subdistricts(Context& context, const Request& request) {
  HX_TRY(const Asked which, asked(context, request));
  HX_TRY(const bool csv, wants_csv(request));
  const Viewer viewer = context.app.viewer(request.principal);
  HX_TRY(const auto measures, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return projects::subdistrict_measures(snapshot, which.district, which.year, viewer,
                                                 today(context));
         }));
  JsonArray items;
  for (const auto& one : measures) items.push_back(projects::to_json(one));
  if (!csv) return Response::ok(JsonObject{{"items", std::move(items)}});
  constexpr std::array<std::string_view, 10> kColumns{
      "code",     "name",    "name_en", "kind",     "population",
      "projects", "planned", "claimed", "verified", "late"};
  return csv_response("subdistricts-" + name_of(which), kColumns, items);
}

Result<Response> get_subdistrict_shapes(Context& context, const Request& request) {
  HX_TRY(const std::string district, district_of(context, request));
  for (const std::string_view folder : {"content/districts/", "content/demo/"}) {
    const std::string path = std::string(folder) + district + "-subdistricts.geojson";
    if (find_embedded(path) != nullptr) return embedded_json(request, path, "application/geo+json");
  }
  return not_found(district + "-subdistricts.geojson");
}

Result<Response> get_renewal_types(Context& context, const Request& request) {
  (void)context;
  return embedded_json(request, "content/renewal-types.json", "application/json");
}

Result<Response> list_periods(Context& context, const Request& request) {
  HX_TRY(const Asked which, asked(context, request));
  HX_TRY(const bool csv, wants_csv(request));
  HX_TRY(const auto periods, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return targets::periods(snapshot, which.district, which.year, today(context));
         }));
  if (csv) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& period : periods)
      for (auto& row : targets::period_csv_rows(period)) rows.push_back(std::move(row));
    const auto columns = targets::period_csv_columns();
    return csv_stream(
        "periods-" + name_of(which), {columns.begin(), columns.end()},
        [rows = std::move(rows)]() mutable -> Result<std::vector<std::vector<std::string>>> {
          return std::exchange(rows, {});
        });
  }
  JsonArray items;
  for (const auto& period : periods) items.push_back(targets::to_json(period));
  return Response::ok(JsonObject{{"items", std::move(items)}});
}

}  // namespace huanxin::api

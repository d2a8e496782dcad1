// Contributions to the targets, and the files that prove them.

#include "api/csv.h"
#include "api/errors.h"
#include "api/handlers/handlers.h"
#include "app/permissions.h"
#include "app/sight.h"
#include "store/files.h"
#include "targets/contribution.h"

namespace huanxin::api {
namespace {

constexpr int kRowsPerPiece = 200;

Result<targets::ContributionQuery> contribution_query(Context& context, const Request& request) {
  targets::ContributionQuery query;
  HX_TRY(query.district, district_of(context, request));
  const std::string_view status = request.query_or("status", "");
  if (!status.empty()) {
    HX_TRY(query.status, targets::parse_status(status));
  }
  query.item = request.query_or("item", "");
  query.project = request.query_or("project", "");
  HX_TRY(query.limit, page_limit(request));
  query.cursor = request.query_or("cursor", "");
  return query;
}

Result<Response> contributions_csv(Context& context, targets::ContributionQuery query,
                                   const Viewer& viewer) {
  query.limit = kRowsPerPiece;
  const auto columns = targets::contribution_csv_columns();
  auto next_rows = [&context, query, viewer,
                    ended = false]() mutable -> Result<std::vector<std::vector<std::string>>> {
    std::vector<std::vector<std::string>> rows;
    if (ended) return rows;
    HX_TRY(const auto page, with_snapshot(context, [&](const store::Snapshot& snapshot) {
             return targets::list_contributions(snapshot, query, viewer);
           }));
    for (const auto& one : page.items) rows.push_back(targets::contribution_csv_row(one));
    ended = !page.next.has_value();
    query.cursor = page.next.value_or("");
    return rows;
  };
  return csv_stream("contributions", {columns.begin(), columns.end()}, std::move(next_rows));
}

}  // namespace

Result<Response> list_contributions(Context& context, const Request& request) {
  HX_TRY(const auto query, contribution_query(context, request));
  const Viewer viewer = context.app.viewer(request.principal);
  HX_TRY(const bool csv, wants_csv(request));
  if (csv) return contributions_csv(context, query, viewer);
  return with_snapshot(context, [&](const store::Snapshot& snapshot) -> Result<Response> {
    HX_TRY(const auto page, targets::list_contributions(snapshot, query, viewer));
    JsonObject body = targets::to_json(page);
    for (Json& one : body["items"].as_array())
      HX_DO(name_accounts(snapshot, viewer, one.as_object(), {"claimed_by", "verified_by"}));
    return Response::ok(body);
  });
}

Result<Response> download_file(Context& context, const Request& request) {
  HX_DO(app::check_role(request.principal, "view.evidence"));
  const std::string& sha256 = request.params.at("sha256");
  const bool is_digest =
      sha256.size() == 64 && sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_digest) return Error::of(errors::kIdMalformed, {sha256});
  HX_DO(with_snapshot(context, [&](const store::Snapshot& snapshot) {
    return app::check_evidence(snapshot, request.principal, sha256);
  }));
  HX_TRY(auto path, store::FileStore(context.app.store().dir()).path(sha256));
  // A file is somebody's upload: it is handed over, never shown as a page of this site. The page
  // that links to it knows its title and names it (download="...").
  Response response;
  response.headers.emplace("Content-Type", "application/octet-stream");
  response.headers.emplace("Content-Disposition", "attachment");
  response.headers.emplace("Content-Security-Policy", "sandbox; default-src 'none'");
  response.headers.emplace("ETag", "\"" + sha256 + "\"");
  response.body = FileBody{std::move(path)};
  return response;
}

}  // namespace huanxin::api

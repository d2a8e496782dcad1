#include "api/routes.h"

#include <array>

#include "api/handlers/handlers.h"

namespace huanxin::api {
namespace {

using Command = CommandHandler;

// The whole interface, one line an operation; tests compare it with openapi.yaml.
constexpr std::array kRoutes{
    Route{"GET", "/api/v1/meta", "getMeta", get_meta},
    Route{"GET", "/api/v1/session", "getSession", get_session},
    Route{"POST", "/api/v1/session", "signIn", sign_in},
    Route{"DELETE", "/api/v1/session", "signOut", sign_out},
    Route{"POST", "/api/v1/session/password", "changePassword", change_password},
    Route{"POST", "/api/v1/setup", "redeemLink", redeem_link},

    Route{"GET", "/api/v1/programme", "getProgramme", get_programme},
    Route{"GET", "/api/v1/items", "listItems", list_items},
    Route{"GET", "/api/v1/items/{id}", "getItem", get_item},
    Route{"GET", "/api/v1/subdistricts", "listSubdistricts", list_subdistricts},
    Route{"GET", "/api/v1/subdistricts.geojson", "getSubdistrictShapes", get_subdistrict_shapes},
    Route{"GET", "/api/v1/renewal-types", "getRenewalTypes", get_renewal_types},
    Route{"GET", "/api/v1/periods", "listPeriods", list_periods},
    Route{"POST", "/api/v1/periods/{id}/close", "closePeriod", Command{"period.close"}},

    Route{"GET", "/api/v1/projects", "listProjects", list_projects},
    Route{"POST", "/api/v1/projects", "declareProject",
          Command{"project.declare", 201, "/api/v1/projects/"}},
    Route{"GET", "/api/v1/projects/{id}", "getProject", get_project},
    Route{"PATCH", "/api/v1/projects/{id}", "changeProject", Command{"project.change"}},
    Route{"GET", "/api/v1/projects/{id}/history", "getProjectHistory", get_project_history},
    Route{"POST", "/api/v1/projects/{id}/transitions", "moveProject", Command{"project.move"}},
    Route{"POST", "/api/v1/projects/{id}/milestones", "addMilestone",
          Command{"milestone.add", 201}},
    Route{"PATCH", "/api/v1/projects/{id}/milestones/{milestone}", "changeMilestone",
          Command{"milestone.change"}},
    Route{"GET", "/api/v1/groups", "listGroups", list_groups},
    Route{"POST", "/api/v1/groups", "createGroup", Command{"group.create", 201}},
    Route{"POST", "/api/v1/groups/{id}/members", "changeGroupMembers",
          Command{"group.change_members"}},

    Route{"GET", "/api/v1/contributions", "listContributions", list_contributions},
    Route{"POST", "/api/v1/contributions", "planContribution", Command{"contribution.plan", 201}},
    Route{"POST", "/api/v1/contributions/{id}/claim", "claimContribution",
          Command{"contribution.claim"}},
    Route{"POST", "/api/v1/contributions/{id}/verification", "verifyContribution",
          Command{"contribution.verify"}},
    Route{"POST", "/api/v1/contributions/{id}/withdrawal", "withdrawContribution",
          Command{"contribution.withdraw"}},
    Route{"POST", "/api/v1/files", "uploadFile", UploadHandler{}},
    Route{"GET", "/api/v1/files/{sha256}", "downloadFile", download_file},

    Route{"GET", "/api/v1/record/head", "getRecordHead", get_record_head},
    Route{"GET", "/api/v1/record/entries", "findEntries", find_entries},
    Route{"GET", "/api/v1/record/entries/{index}", "getEntry", get_entry},
    Route{"GET", "/api/v1/record/entries/{index}/proof", "getProof", get_proof},
    Route{"GET", "/log/checkpoint", "getCheckpoint", get_checkpoint},
    Route{"GET", "/log/tile/{path...}", "getTile", get_tile},

    Route{"GET", "/api/v1/accounts", "listAccounts", list_accounts},
    Route{"POST", "/api/v1/accounts", "createAccount",
          Command{"account.create", 201, "/api/v1/accounts/"}},
    Route{"PATCH", "/api/v1/accounts/{id}", "changeAccount", Command{"account.change"}},
    Route{"POST", "/api/v1/accounts/{id}/link", "renewLink", Command{"account.renew_link"}},

    Route{"GET", "/api/v1/changes", "streamChanges", stream_changes},
    Route{"GET", "/api/openapi.json", "getOpenApi", get_open_api},
    Route{"GET", "/healthz", "getHealth", get_health},
    Route{"GET", "/readyz", "getReady", get_ready},
    Route{"GET", "/metrics", "getMetrics", get_metrics},
};

// Takes the text up to the next slash from the front.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool matches(std::string_view pattern, std::string_view path,
             std::map<std::string, std::string>& params) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view rest = path.substr(1);
    const std::string_view wanted = take_segment(pattern);
    const std::string_view got = take_segment(path);
    const bool is_place = wanted.size() > 2 && wanted.front() == '{';
    if (is_place && wanted.ends_with("...}")) {
      params[std::string(wanted.substr(1, wanted.size() - 5))] = rest;
      return !rest.empty();
    }
    if (is_place && !got.empty()) {
      params[std::string(wanted.substr(1, wanted.size() - 2))] = got;
    } else if (wanted != got) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match match_route(std::string_view method, std::string_view path) {
  if (method == "HEAD") method = "GET";
  Match match;
  for (const Route& route : kRoutes) {
    std::map<std::string, std::string> params;
    if (path.empty() || !matches(route.pattern, path, params)) continue;
    if (route.method == method) return Match{&route, std::move(params), {}};
    match.allowed += (match.allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  return match;
}

}  // namespace huanxin::api

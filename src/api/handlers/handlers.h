#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/request.h"
#include "api/response.h"
#include "api/routes.h"

/// One function per operation of the contract; routes.cc names them all.
namespace huanxin::api {

// handlers/programme.cc
Result<Response> get_programme(Context& context, const Request& request);
Result<Response> list_items(Context& context, const Request& request);
Result<Response> get_item(Context& context, const Request& request);
Result<Response> list_subdistricts(Context& context, const Request& request);
Result<Response> get_subdistrict_shapes(Context& context, const Request& request);
Result<Response> get_renewal_types(Context& context, const Request& request);
Result<Response> list_periods(Context& context, const Request& request);

// handlers/projects.cc
Result<Response> list_projects(Context& context, const Request& request);
Result<Response> get_project(Context& context, const Request& request);
Result<Response> get_project_history(Context& context, const Request& request);
Result<Response> list_groups(Context& context, const Request& request);

// handlers/contributions.cc
Result<Response> list_contributions(Context& context, const Request& request);
Result<Response> download_file(Context& context, const Request& request);

// handlers/record.cc
Result<Response> get_record_head(Context& context, const Request& request);
Result<Response> find_entries(Context& context, const Request& request);
Result<Response> get_entry(Context& context, const Request& request);
Result<Response> get_proof(Context& context, const Request& request);
Result<Response> get_checkpoint(Context& context, const Request& request);
Result<Response> get_tile(Context& context, const Request& request);

// handlers/accounts.cc
Result<Response> get_session(Context& context, const Request& request);
void sign_in(Context& context, const Request& request, Respond respond);
void sign_out(Context& context, const Request& request, Respond respond);
void change_password(Context& context, const Request& request, Respond respond);
void redeem_link(Context& context, const Request& request, Respond respond);
Result<Response> list_accounts(Context& context, const Request& request);

// handlers/system.cc
Result<Response> get_meta(Context& context, const Request& request);
Result<Response> get_open_api(Context& context, const Request& request);
Result<Response> get_health(Context& context, const Request& request);
Result<Response> get_ready(Context& context, const Request& request);
Result<Response> get_metrics(Context& context, const Request& request);
Result<Response> stream_changes(Context& context, const Request& request);

// handlers/common.cc
/// Whether the answer is wanted as CSV. Errors: api.query_malformed for another format.
Result<bool> wants_csv(const Request& request);
/// `limit` of a list. Errors: api.query_malformed.
Result<int> page_limit(const Request& request);
/// The district asked for, or the first real one; empty where there is none at all.
Result<std::string> district_of(Context& context, const Request& request);
/// The year asked for, or the newest programme of the district; 0 where there is none.
Result<int> year_of(Context& context, const Request& request, std::string_view district);
Date today(const Context& context);
Error not_found(std::string_view what);
/// Puts names in the place of account ids, for readers who may see names.
Result<Done> name_accounts(const store::Snapshot& snapshot, const Viewer& viewer,
                           JsonObject& object, std::initializer_list<std::string_view> members);

/// Runs a query on a snapshot.
template <typename Query>
auto with_snapshot(Context& context, Query query)
    -> decltype(query(std::declval<const store::Snapshot&>())) {
  using Found = decltype(query(std::declval<const store::Snapshot&>()));
  return context.app.store().template query<typename Found::value_type>(query);
}

}  // namespace huanxin::api

#include "api/errors.h"
#include "api/handlers/handlers.h"
#include "app/accounts.h"
#include "targets/district.h"
#include "targets/overview.h"

namespace huanxin::api {

Result<bool> wants_csv(const Request& request) {
  const std::string_view format = request.query_or("format", "");
  if (format == "csv") return true;
  if (!format.empty() && format != "json")
    return Error::of(errors::kQueryMalformed, {"format", "json, csv"});
  return request.header("accept").substr(0, 8) == "text/csv";
}

Result<int> page_limit(const Request& request) {
  HX_TRY(const auto limit, request.query_integer("limit", 1, 200));
  return static_cast<int>(limit.value_or(50));
}

Result<std::string> district_of(Context& context, const Request& request) {
  const std::string id(request.query_or("district", request.principal.district));
  return with_snapshot(context, [&](const store::Snapshot& snapshot) {
    return targets::district_or_default(snapshot, id);
  });
}

Result<int> year_of(Context& context, const Request& request, std::string_view district) {
  HX_TRY(const auto asked, request.query_integer("year", 2000, 2100));
  if (asked) return static_cast<int>(*asked);
  HX_TRY(const auto names, with_snapshot(context, [](const store::Snapshot& snapshot) {
           return targets::programmes(snapshot);
         }));
  int newest = 0;
  for (const auto& name : names)
    if (name.district == district && name.year > newest) newest = name.year;
  return newest;
}

Date today(const Context& context) { return civil_date(context.app.clock().now()); }

Error not_found(std::string_view what) { return Error::of(errors::kNotFound, {what}); }

Result<Done> name_accounts(const store::Snapshot& snapshot, const Viewer& viewer,
                           JsonObject& object, std::initializer_list<std::string_view> members) {
  if (!viewer.sees_names) return Done{};
  for (const std::string_view member : members) {
    const std::string id = text_or_empty(object, member);
    if (id.empty()) continue;
    HX_TRY(const auto account, app::find_account(snapshot, id));
    if (!account) continue;
    object[member] = account->display_name.empty() ? account->name : account->display_name;
  }
  return Done{};
}

}  // namespace huanxin::api

// The installation itself: what it is, whether it is well, what it counts, what changes.

#include <algorithm>

#include "api/handlers/handlers.h"
#include "api/metrics.h"
#include "base/embedded.h"
#include "base/number.h"
#include "base/version.h"
#include "targets/district.h"
#include "targets/overview.h"

namespace huanxin::api {

namespace {

constexpr std::int64_t kSealedWithinMs = 120'000;
constexpr std::int64_t kRepeatedMax = 1000;  // whoever was away longer loads the page again

JsonObject district_json(const targets::District& district,
                         const std::vector<targets::ProgrammeName>& programmes) {
  JsonArray years;
  for (const auto& name : programmes)
    if (name.district == district.id) years.push_back(name.year);
  return JsonObject{{"id", district.id},
                    {"name_zh", district.name_zh},
                    {"name_en", district.name_en},
                    {"practice", district.practice},
                    {"years", std::move(years)}};
}

// The ways to the renewal office, as the newest programme of a real district prints them.
Result<JsonObject> channels_json(const store::Snapshot& snapshot,
                                 const std::vector<targets::District>& districts) {
  for (const auto& district : districts) {
    if (district.practice) continue;
    HX_TRY(const auto programme, targets::programme(snapshot, district.id, std::nullopt));
    if (programme) return targets::to_json(programme->programme.channels);
  }
  return JsonObject();
}

Result<Response> meta_json(const store::Snapshot& snapshot, Instant now) {
  HX_TRY(const auto districts, targets::districts(snapshot));
  HX_TRY(const auto programmes, targets::programmes(snapshot));
  HX_TRY(JsonObject channels, channels_json(snapshot, districts));
  JsonArray list;
  for (const auto& district : districts) list.push_back(district_json(district, programmes));
  return Response::ok(JsonObject{{"name", "焕新 Huanxin"},
                                 {"version", kVersion},
                                 {"now", to_iso(now)},
                                 {"languages", JsonArray{"zh-CN", "en"}},
                                 {"districts", std::move(list)},
                                 {"channels", std::move(channels)}});
}

}  // namespace

Result<Response> get_meta(Context& context, const Request&) {
  const Instant now = context.app.clock().now();
  return with_snapshot(context,
                       [&](const store::Snapshot& snapshot) { return meta_json(snapshot, now); });
}

Result<Response> get_open_api(Context&, const Request&) {
  const EmbeddedFile* file = find_embedded("api/openapi.json");
  HX_CHECK(file != nullptr);
  Response response = Response::text(200, "application/json", "");
  response.body = StaticBody{file->bytes};
  return response;
}

Result<Response> get_health(Context&, const Request&) {
  return Response::text(200, "text/plain; charset=utf-8", "ok\n");
}

Result<Response> get_ready(Context& context, const Request&) {
  const auto health = context.app.store().health();
  const auto database = with_snapshot(context, [](const store::Snapshot& snapshot) {
    return snapshot.number("SELECT max(size) FROM checkpoints");
  });
  JsonObject checks;
  checks["database"] = database ? "ok" : database.error().code;
  checks["server"] = context.stopping ? "shutting down" : "ok";
  checks["writer"] = health.writable ? "ok" : health.why_not;
  // What was written is signed within the seal interval; minutes later it is a defect.
  const std::int64_t since_ms =
      context.app.clock().now().ms - context.app.store().head().signed_at.ms;
  checks["log"] = health.unsealed == 0 || since_ms < kSealedWithinMs ? "ok" : "behind";
  bool ready = true;
  for (const auto& check : checks) ready = ready && check.value() == "ok";
  return Response::json(ready ? 200 : 503, JsonObject{{"ready", ready}, {"checks", checks}});
}

Result<Response> get_metrics(Context& context, const Request&) {
  return Response::text(200, "text/plain; version=0.0.4; charset=utf-8",
                        context.metrics.text(context.app.store().health(),
                                             context.app.store().head(), context.app.sign_ins()));
}

Result<Response> stream_changes(Context& context, const Request& request) {
  LiveBody live;
  live.reader = request.principal;
  const std::int64_t committed = context.app.store().head().committed;
  live.after_seq = committed;
  if (const auto last = to_integer(request.header("last-event-id")); last && *last >= 0)
    live.after_seq = std::max(*last, committed - kRepeatedMax);
  Response response;
  response.headers.emplace("Content-Type", "text/event-stream");
  response.headers.emplace("X-Accel-Buffering", "no");
  response.body = live;
  return response;
}

}  // namespace huanxin::api

// The record: head, entries, proofs and the tiles of the log.

#include "store/record.h"

#include "api/errors.h"
#include "api/handlers/handlers.h"
#include "app/permissions.h"
#include "app/sight.h"
#include "base/number.h"

namespace huanxin::api {
namespace {

Result<std::int64_t> path_index(const Request& request) {
  const std::string& text = request.params.at("index");
  const auto index = to_integer(text);
  if (!index || *index < 0) return Error::of(errors::kIdMalformed, {text});
  return *index;
}

/// Who reads, and how far the log is sealed.
struct Reading {
  const app::Principal& principal;
  std::int64_t sealed_size;
};

// Everybody sees the sealed entry and its kind; which thing it is about and what it says, only
// within his reach.
JsonObject entry_json(const store::RecordEntry& entry, const app::Sight& sight,
                      std::int64_t sealed_size) {
  JsonObject body{{"index", entry.index},         {"entry", entry.entry},
                  {"handle", entry.handle},       {"sealed", entry.index < sealed_size},
                  {"at", to_iso(entry.event.at)}, {"kind", entry.event.kind}};
  if (sight.stream) body["stream"] = entry.event.stream;
  if (sight.content) body["event"] = entry.event.data;
  return body;
}

Result<JsonObject> seen_entry(const store::Snapshot& snapshot, std::int64_t index,
                              const Reading& reading) {
  HX_TRY(const auto entry, store::record_entry(snapshot, index));
  HX_TRY(const app::Sight sight, app::sight_of(snapshot, reading.principal, entry.event));
  return entry_json(entry, sight, reading.sealed_size);
}

Result<Done> check_opening(const store::Snapshot& snapshot, std::int64_t index,
                           const app::Principal& principal) {
  HX_TRY(const auto entry, store::record_entry(snapshot, index));
  HX_TRY(const app::Sight sight, app::sight_of(snapshot, principal, entry.event));
  if (sight.content) return Done{};
  return Error::of(errors::kEntryMissing, {std::to_string(index)});
}

Result<std::vector<std::int64_t>> wanted_indexes(const store::Snapshot& snapshot,
                                                 const Request& request, int limit) {
  const std::string_view handle = request.query_or("handle", "");
  if (!handle.empty()) {
    HX_TRY(const auto index, store::index_of_handle(snapshot, handle));
    if (!index) return Error::of(errors::kEntryMissing, {handle});
    return std::vector{*index};
  }
  std::vector<std::int64_t> indexes;
  const std::string_view stream = request.query_or("stream", "");
  if (!stream.empty()) {
    HX_TRY(const auto entries, store::stream_entries(snapshot, stream, limit));
    for (const auto& entry : entries) indexes.push_back(entry.index);
    return indexes;
  }
  HX_TRY(const std::int64_t count, snapshot.number("SELECT MAX(idx) + 1 FROM log_entries"));
  for (std::int64_t index = count - 1; index >= 0 && std::ssize(indexes) < limit; --index)
    indexes.push_back(index);
  return indexes;
}

}  // namespace

Result<Response> get_record_head(Context& context, const Request&) {
  const store::RecordHead head = context.app.store().head();
  return Response::ok(JsonObject{{"origin", head.origin},
                                 {"verifier_key", head.verifier_key},
                                 {"size", head.size},
                                 {"committed", head.committed},
                                 {"root", head.root_base64},
                                 {"note", head.note},
                                 {"signed_at", to_iso(head.signed_at)}});
}

Result<Response> find_entries(Context& context, const Request& request) {
  HX_TRY(const int limit, page_limit(request));
  const std::int64_t sealed = context.app.store().head().size;
  return with_snapshot(context, [&](const store::Snapshot& snapshot) -> Result<Response> {
    HX_TRY(const auto indexes, wanted_indexes(snapshot, request, limit));
    // Who asks for one thing's entries must be allowed to know that it is there.
    const bool of_one_thing = !request.query_or("stream", "").empty();
    JsonArray items;
    for (const std::int64_t index : indexes) {
      HX_TRY(JsonObject item, seen_entry(snapshot, index, {request.principal, sealed}));
      if (!of_one_thing || item.contains("stream")) items.push_back(std::move(item));
    }
    return Response::ok(JsonObject{{"items", std::move(items)}});
  });
}

Result<Response> get_entry(Context& context, const Request& request) {
  HX_TRY(const std::int64_t index, path_index(request));
  const Reading reading{request.principal, context.app.store().head().size};
  HX_TRY(JsonObject entry, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return seen_entry(snapshot, index, reading);
         }));
  return Response::ok(std::move(entry));
}

Result<Response> get_proof(Context& context, const Request& request) {
  HX_TRY(const std::int64_t index, path_index(request));
  const bool open = request.query_or("opening", "") == "true";
  if (open) HX_DO(app::check_role(request.principal, "view.openings"));
  HX_TRY(std::string proof,
         with_snapshot(context, [&](const store::Snapshot& snapshot) -> Result<std::string> {
           if (open) HX_DO(check_opening(snapshot, index, request.principal));
           return store::proof_file(snapshot, index,
                                    open ? store::Opening::include : store::Opening::keep_closed);
         }));
  return Response::text(200, "text/plain; charset=utf-8", std::move(proof))
      .with("Content-Disposition",
            "attachment; filename=\"huanxin-" + std::to_string(index) + ".tlog-proof\"");
}

Result<Response> get_checkpoint(Context& context, const Request&) {
  return Response::text(200, "text/plain; charset=utf-8", context.app.store().head().note);
}

Result<Response> get_tile(Context& context, const Request& request) {
  const std::string& path = request.params.at("path");
  HX_TRY(const Bytes bytes, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return store::tile_bytes(snapshot, "tile/" + path);
         }));
  // A full tile never changes; a partial one is named by its width and never changes either.
  return Response::text(200, "application/octet-stream", std::string(as_text(bytes)))
      .with("Cache-Control", "public, max-age=31536000, immutable");
}

}  // namespace huanxin::api

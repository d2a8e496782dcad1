// The record: head, entries, proofs and the tiles of the log.

#include "store/record.h"

#include "api/errors.h"
#include "api/handlers/handlers.h"
#include "app/permissions.h"
#include "base/number.h"

namespace huanxin::api {
namespace {

Result<std::int64_t> path_index(const Request& request) {
  const std::string& text = request.params.at("index");
  const auto index = to_integer(text);
  if (!index || *index < 0) return Error::of(errors::kIdMalformed, {text});
  return *index;
}

// What an event says is for people who are signed in; the public sees the sealed entry, its kind
// and, for published things, where it belongs.
JsonObject entry_json(const store::RecordEntry& entry, std::int64_t sealed_size,
                      const app::Principal& principal) {
  JsonObject body{{"index", entry.index},         {"entry", entry.entry},
                  {"handle", entry.handle},       {"sealed", entry.index < sealed_size},
                  {"at", to_iso(entry.event.at)}, {"kind", entry.event.kind}};
  if (!principal.signed_in()) return body;
  body["stream"] = entry.event.stream;
  if (app::check_role(principal, "view.openings")) body["event"] = entry.event.data;
  return body;
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
    JsonArray items;
    for (const std::int64_t index : indexes) {
      HX_TRY(const auto entry, store::record_entry(snapshot, index));
      items.push_back(entry_json(entry, sealed, request.principal));
    }
    return Response::ok(JsonObject{{"items", std::move(items)}});
  });
}

Result<Response> get_entry(Context& context, const Request& request) {
  HX_TRY(const std::int64_t index, path_index(request));
  HX_TRY(const auto entry, with_snapshot(context, [&](const store::Snapshot& snapshot) {
           return store::record_entry(snapshot, index);
         }));
  return Response::ok(entry_json(entry, context.app.store().head().size, request.principal));
}

Result<Response> get_proof(Context& context, const Request& request) {
  HX_TRY(const std::int64_t index, path_index(request));
  const bool open = request.query_or("opening", "") == "true";
  if (open) HX_DO(app::check_role(request.principal, "view.openings"));
  HX_TRY(std::string proof, with_snapshot(context, [&](const store::Snapshot& snapshot) {
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

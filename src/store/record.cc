#include "store/record.h"

#include "store/errors.h"
#include "store/internal/log_state.h"
#include "store/internal/payload.h"

namespace huanxin::store {
namespace {

// The columns of event_in(), in its order.
#define HX_EVENT_COLUMNS                                                                      \
  "e.seq, e.district, e.stream, e.stream_version, e.kind, e.kind_version, e.at_ms, e.actor, " \
  "e.data"

constexpr std::string_view kEntry = "SELECT " HX_EVENT_COLUMNS R"sql(, l.entry, l.handle, l.salt
    FROM log_entries l JOIN events e ON e.seq = l.idx + 1 WHERE l.idx = :index)sql";
constexpr std::string_view kOfHandle = "SELECT idx FROM log_entries WHERE handle = :handle";
constexpr std::string_view kOfStream = R"sql(
  SELECT l.idx, e.kind, e.at_ms, l.handle, e.actor
    FROM events e JOIN log_entries l ON l.idx = e.seq - 1
   WHERE e.stream = :stream ORDER BY e.stream_version LIMIT :limit)sql";
constexpr std::string_view kEventsAfter = "SELECT " HX_EVENT_COLUMNS R"sql(
    FROM events e WHERE e.seq > :after ORDER BY e.seq LIMIT :limit)sql";
constexpr std::string_view kEventsOf = "SELECT " HX_EVENT_COLUMNS R"sql(
    FROM events e WHERE e.stream = :stream ORDER BY e.stream_version LIMIT :limit)sql";
constexpr std::string_view kVault = "SELECT data FROM vault WHERE ref = :ref";
constexpr std::string_view kErase = "DELETE FROM vault WHERE subject = :subject";

#undef HX_EVENT_COLUMNS

JsonObject object_in(std::string_view text) {
  auto json = parse_json(text);
  HX_CHECK(json.has_value() && json->is_object());
  return std::move(json->as_object());
}

Event event_in(const Row& row) {
  return {.seq = row.integer(0),
          .district = row.get<std::string>(1),
          .stream = row.get<std::string>(2),
          .stream_version = row.integer(3),
          .kind = row.get<std::string>(4),
          .kind_version = row.get<int>(5),
          .at = row.get<Instant>(6),
          .actor = row.get<std::string>(7),
          .data = object_in(row.text(8))};
}

}  // namespace

Result<RecordEntry> record_entry(const Snapshot& snapshot, std::int64_t index) {
  HX_TRY(auto entry, snapshot.row(kEntry, {{"index", index}}, [&](const Row& row) {
    return RecordEntry{.index = index,
                       .entry = row.get<std::string>(9),
                       .handle = to_hex(row.blob(10)),
                       .event = event_in(row),
                       .salt_hex = row.is_null(11) ? "" : to_hex(row.blob(11))};
  }));
  if (!entry) return Error::of(errors::kEntryMissing, {std::to_string(index)});
  return *std::move(entry);
}

Result<std::optional<std::int64_t>> index_of_handle(const Snapshot& snapshot,
                                                    std::string_view handle_hex) {
  const auto handle = from_hex(handle_hex);
  if (!handle) return std::optional<std::int64_t>();
  return snapshot.row(kOfHandle, {{"handle", ByteSpan(*handle)}},
                      [](const Row& row) { return row.integer(0); });
}

Result<std::vector<StreamEntry>> stream_entries(const Snapshot& snapshot, std::string_view stream,
                                                int limit) {
  return snapshot.rows(kOfStream, {{"stream", stream}, {"limit", limit}}, [](const Row& row) {
    return StreamEntry{.index = row.integer(0),
                       .kind = row.get<std::string>(1),
                       .at = row.get<Instant>(2),
                       .handle = to_hex(row.blob(3)),
                       .actor = row.get<std::string>(4)};
  });
}

std::string event_payload(const Event& event) {
  const std::string data = canonical_json(event.data);
  return payload_text({event.district, event.stream, event.stream_version, event.kind,
                       event.kind_version, event.at, event.actor, data});
}

Result<std::vector<Event>> events_after(const Snapshot& snapshot, std::int64_t after_seq,
                                        int limit) {
  return snapshot.rows(kEventsAfter, {{"after", after_seq}, {"limit", limit}}, event_in);
}

Result<std::vector<Event>> events_of(const Snapshot& snapshot, std::string_view stream, int limit) {
  return snapshot.rows(kEventsOf, {{"stream", stream}, {"limit", limit}}, event_in);
}

Result<std::optional<JsonObject>> vault_data(const Snapshot& snapshot, std::string_view ref) {
  return snapshot.row(kVault, {{"ref", ref}},
                      [](const Row& row) { return object_in(row.text(0)); });
}

Result<std::int64_t> erase_vault(Transaction& transaction, std::string_view subject) {
  return transaction.write(kErase, {{"subject", subject}});
}

}  // namespace huanxin::store

#include "store/internal/event_log.h"

#include "ledger/entry.h"
#include "store/errors.h"
#include "store/internal/payload.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kVersion =
    "SELECT stream_version FROM events WHERE stream = :stream ORDER BY stream_version DESC LIMIT 1";
constexpr std::string_view kInsertEvent = R"sql(
  INSERT INTO events (seq, district, stream, stream_version, kind, kind_version, at_ms, actor, data)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))sql";
constexpr std::string_view kInsertEntry =
    "INSERT INTO log_entries (idx, entry, handle, leaf_hash, salt) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kLastEvent = "SELECT seq, at_ms FROM events ORDER BY seq DESC LIMIT 1";
constexpr std::string_view kEntryCount = "SELECT max(idx) + 1 FROM log_entries";

EventText text_of_event(const Event& event, std::string_view data) {
  return {event.district,     event.stream, event.stream_version, event.kind,
          event.kind_version, event.at,     event.actor,          data};
}

}  // namespace

Result<std::unique_ptr<EventLog>> EventLog::open(Connection& connection, Random& random) {
  std::unique_ptr<EventLog> log(new EventLog(connection, random));
  HX_DO(log->prepare());
  HX_DO(log->load());
  return log;
}

Result<Done> EventLog::prepare() {
  HX_TRY(version_, connection_.prepare(kVersion));
  HX_TRY(insert_event_, connection_.prepare(kInsertEvent));
  HX_TRY(insert_entry_, connection_.prepare(kInsertEntry));
  return Done{};
}

Result<Done> EventLog::load() {
  const Snapshot snapshot(connection_);
  HX_DO(snapshot.each(kLastEvent, {}, [&](const Row& row) {
    last_seq_ = row.integer(0);
    last_at_ = row.get<Instant>(1);
    return false;
  }));
  HX_TRY(const std::int64_t entries, snapshot.number(kEntryCount));
  if (entries != last_seq_)
    return Error::of(errors::kCorrupt,
                     {connection_.place(), "events " + std::to_string(last_seq_) +
                                               ", log_entries " + std::to_string(entries)});
  return Done{};
}

Result<std::int64_t> EventLog::stream_version(std::string_view stream) {
  const ResetAtEnd guard(*version_);
  version_->bind(1, stream);
  HX_TRY(const bool found, version_->step());
  return found ? version_->row().integer(0) : 0;
}

Result<Event> EventLog::append(const NewEvent& fresh, const Actor& actor, Instant at) {
  HX_TRY(const std::int64_t version, stream_version(fresh.stream));
  Event event{.seq = last_seq_ + 1,
              .district = actor.district,
              .stream = fresh.stream,
              .stream_version = version + 1,
              .kind = fresh.kind,
              .kind_version = fresh.kind_version,
              .at = at,
              .actor = actor.account,
              .data = {}};
  const std::string data = canonical_json(fresh.data);
  HX_DO(insert_event(event, data));
  HX_DO(insert_entry(event, fresh, actor, data));
  last_seq_ = event.seq;
  last_at_ = at;
  // Parsed again, so that views are made of exactly what a rebuild will read: members in canonical
  // order, whole numbers as integers. Costs about a microsecond.
  auto parsed = parse_json(data);
  HX_CHECK(parsed.has_value());
  event.data = std::move(parsed->as_object());
  return event;
}

Result<Done> EventLog::insert_event(const Event& event, std::string_view data) {
  insert_event_->bind(1, event.seq)
      .bind(2, event.district)
      .bind(3, event.stream)
      .bind(4, event.stream_version)
      .bind(5, event.kind)
      .bind(6, event.kind_version)
      .bind(7, event.at.ms)
      .bind(8, event.actor)
      .bind(9, data);
  HX_DO(insert_event_->run());
  return Done{};
}

Result<Done> EventLog::insert_entry(const Event& event, const NewEvent& fresh, const Actor& actor,
                                    std::string_view data) {
  ledger::Entry entry{.type = fresh.entry_type.empty() ? fresh.kind : fresh.entry_type,
                      .handle = {},
                      .dept = actor.role.empty() ? "system" : actor.role,
                      .at = event.at,
                      .commitment = {}};
  ledger::Salt salt{};
  random_.fill(entry.handle);
  random_.fill(salt);
  entry.commitment = ledger::commit(salt, payload_text(text_of_event(event, data)));
  const std::string text = ledger::to_text(entry);
  const ledger::Hash leaf = ledger::leaf_hash(text);
  insert_entry_->bind(1, event.seq - 1)
      .bind(2, text)
      .bind(3, ByteSpan(entry.handle))
      .bind(4, ByteSpan(leaf))
      .bind(5, ByteSpan(salt));
  HX_DO(insert_entry_->run());
  unsealed_.push_back(leaf);
  return Done{};
}

void EventLog::roll_back(const Mark& mark) {
  last_seq_ = mark.last_seq;
  last_at_ = mark.last_at;
  unsealed_.resize(mark.unsealed);
}

}  // namespace huanxin::store

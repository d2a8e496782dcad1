#include "api/internal/live_news.h"

#include "app/sight.h"
#include "store/record.h"

namespace huanxin::api {
namespace {

constexpr int kEventsAtOnce = 200;

Result<std::string> change_text(const store::Snapshot& snapshot, const store::Event& event,
                                const app::Principal& reader) {
  JsonObject data{{"seq", event.seq}, {"kind", event.kind}, {"at", to_iso(event.at)}};
  HX_TRY(const app::Sight sight, app::sight_of(snapshot, reader, event));
  if (sight.stream) data["stream"] = event.stream;
  return "id: " + std::to_string(event.seq) + "\nevent: change\ndata: " + to_text(data) + "\n\n";
}

Result<std::string> changes_after(const store::Snapshot& snapshot, const app::Principal& reader,
                                  LivePosition& position) {
  HX_TRY(const auto events, store::events_after(snapshot, position.seq, kEventsAtOnce));
  std::string text;
  for (const store::Event& event : events) {
    HX_TRY(const std::string change, change_text(snapshot, event, reader));
    text += change;
    position.seq = event.seq;
  }
  return text;
}

}  // namespace

std::string live_news(app::App& app, const LiveBody& live, LivePosition& position) {
  std::string text;
  const store::RecordHead head = app.store().head();
  if (head.committed > position.seq) {
    // A failing query is no news; the next waking tries again.
    const auto changes = app.store().query<std::string>([&](const store::Snapshot& snapshot) {
      return changes_after(snapshot, live.reader, position);
    });
    if (changes) text = *changes;
  }
  if (head.size != position.head_size) {
    position.head_size = head.size;
    text += "event: head\ndata: " + to_text(JsonObject{{"size", head.size}}) + "\n\n";
  }
  return text;
}

}  // namespace huanxin::api

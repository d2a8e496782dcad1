#include "api/internal/live_news.h"

#include "store/record.h"

namespace huanxin::api {
namespace {

constexpr int kEventsAtOnce = 200;

std::string change_text(const store::Event& event, bool with_stream) {
  JsonObject data{{"seq", event.seq}, {"kind", event.kind}, {"at", to_iso(event.at)}};
  if (with_stream) data["stream"] = event.stream;
  return "id: " + std::to_string(event.seq) + "\nevent: change\ndata: " + to_text(data) + "\n\n";
}

}  // namespace

std::string live_news(app::App& app, const LiveBody& live, LivePosition& position) {
  std::string text;
  const auto events =
      app.store().query<std::vector<store::Event>>([&](const store::Snapshot& snapshot) {
        return store::events_after(snapshot, position.seq, kEventsAtOnce);
      });
  if (events) {
    for (const store::Event& event : *events) {
      text += change_text(event, live.with_streams);
      position.seq = event.seq;
    }
  }
  const store::RecordHead head = app.store().head();
  if (head.size != position.head_size) {
    position.head_size = head.size;
    text += "event: head\ndata: " + to_text(JsonObject{{"size", head.size}}) + "\n\n";
  }
  return text;
}

}  // namespace huanxin::api

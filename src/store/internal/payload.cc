#include "store/internal/payload.h"

#include <algorithm>

#include "base/json.h"

namespace huanxin::store {
namespace {

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append_text(std::string_view text, std::string& out) {
  if (std::any_of(text.begin(), text.end(), needs_escape)) {
    out += canonical_json(Json(boost::json::string(text)));
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

}  // namespace

// The members stand in the order of RFC 8785, so that no sorting is needed.
std::string payload_text(const EventText& event) {
  std::string out;
  out.reserve(event.data.size() + 256);
  out += R"({"actor":)";
  append_text(event.actor, out);
  out += R"(,"at":)";
  append_text(to_iso(event.at), out);
  out += R"(,"data":)";
  out += event.data;
  out += R"(,"district":)";
  append_text(event.district, out);
  out += R"(,"kind":)";
  append_text(event.kind, out);
  out += R"(,"kind_version":)";
  out += std::to_string(event.kind_version);
  out += R"(,"stream":)";
  append_text(event.stream, out);
  out += R"(,"stream_version":)";
  out += std::to_string(event.stream_version);
  out += '}';
  return out;
}

}  // namespace huanxin::store

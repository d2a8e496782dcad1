#include "ledger/entry.h"

#include <algorithm>

#include "base/check.h"
#include "base/id.h"
#include "base/json.h"
#include "ledger/errors.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kVersion = "hx-entry/v1";
constexpr std::string_view kCommitPrefix{"hx-commit/v1\0", 13};
constexpr std::int64_t kTimeMax = 9'007'199'254'740'992;  // 2^53: exact in every JSON reader

bool is_sound(const Entry& entry) {
  return is_id_text(entry.type) && is_id_text(entry.dept) && entry.at.ms >= 0 &&
         entry.at.ms <= kTimeMax;
}

Error malformed(std::string_view what) { return Error::of(errors::kEntryMalformed, {what}); }

template <std::size_t size>
bool read_hex(std::string_view text, std::array<std::uint8_t, size>& bytes) {
  const auto read = from_hex(text);
  if (!read || read->size() != size) return false;
  std::copy(read->begin(), read->end(), bytes.begin());
  return true;
}

std::string_view text_in(const JsonObject& object, std::string_view key) {
  const Json* const member = object.if_contains(key);
  if (member == nullptr || !member->is_string()) return {};
  return {member->get_string().data(), member->get_string().size()};
}

}  // namespace

std::string to_text(const Entry& entry) {
  HX_CHECK(is_sound(entry));
  // Members in the order of RFC 8785; no value needs escaping.
  std::string text = "{\"at\":" + std::to_string(entry.at.ms);
  text += ",\"commitment\":\"" + to_hex(entry.commitment);
  text += "\",\"dept\":\"" + entry.dept;
  text += "\",\"handle\":\"" + to_hex(entry.handle);
  text += "\",\"type\":\"" + entry.type;
  text += "\",\"v\":\"" + std::string(kVersion) + "\"}";
  HX_CHECK(text.size() < kEntryTextBytesMax);
  return text;
}

Result<Entry> parse_entry(std::string_view text) {
  if (text.size() >= kEntryTextBytesMax) return malformed("1024");
  const auto json = parse_json(text, 2);
  if (!json || !json->is_object()) return malformed("JSON");
  const JsonObject& object = json->get_object();
  Entry entry;
  entry.type = text_in(object, "type");
  entry.dept = text_in(object, "dept");
  const Json* const at = object.if_contains("at");
  if (at == nullptr || !at->is_int64()) return malformed("at");
  entry.at.ms = at->get_int64();
  if (!read_hex(text_in(object, "handle"), entry.handle)) return malformed("handle");
  if (!read_hex(text_in(object, "commitment"), entry.commitment)) return malformed("commitment");
  if (!is_sound(entry)) return malformed("type, dept, at");
  // Also refuses other versions, further members and a second spelling of the same values.
  if (to_text(entry) != text) return malformed("canonical JSON");
  return entry;
}

Digest commitment_of(const Opening& opening) {
  Sha256 hasher;
  hasher.update(kCommitPrefix).update(opening.salt).update(opening.payload_sha256);
  return hasher.finish();
}

Digest commit(const Salt& salt, std::string_view payload) {
  return commitment_of({salt, sha256(payload)});
}

}  // namespace huanxin::ledger

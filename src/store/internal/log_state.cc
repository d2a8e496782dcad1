#include "store/internal/log_state.h"

#include <algorithm>

#include "base/json.h"
#include "store/errors.h"
#include "store/internal/log_hashes.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kName =
    "SELECT number, origin, vkey FROM log_identity ORDER BY number DESC LIMIT 1";
constexpr std::string_view kNewest =
    "SELECT size, root, origin, note, at_ms FROM checkpoints ORDER BY size DESC LIMIT 1";
constexpr std::string_view kLeaves =
    "SELECT leaf_hash FROM log_entries WHERE idx >= :from AND idx < :to ORDER BY idx";

Error behind(const HeadFile& published, std::int64_t entries) {
  return Error::of(errors::kLogBehindHead, {published.origin, std::to_string(entries),
                                            std::to_string(published.head.size)});
}

}  // namespace

Result<LogName> present_name(const Snapshot& snapshot) {
  HX_TRY(auto name, snapshot.row(kName, {}, [](const Row& row) {
    return LogName{.number = row.integer(0),
                   .origin = row.get<std::string>(1),
                   .vkey = row.get<std::string>(2)};
  }));
  if (!name) return Error::of(errors::kCorrupt, {"huanxin.db", "log_identity"});
  return *std::move(name);
}

Result<std::optional<SealedHead>> newest_checkpoint(const Snapshot& snapshot) {
  return snapshot.row(kNewest, {}, [](const Row& row) {
    return SealedHead{.head = {static_cast<std::uint64_t>(row.integer(0)), row.get<Digest>(1)},
                      .origin = row.get<std::string>(2),
                      .note = row.get<std::string>(3),
                      .at = row.get<Instant>(4)};
  });
}

Result<std::int64_t> entry_count(const Snapshot& snapshot) {
  return snapshot.number("SELECT max(idx) + 1 FROM log_entries");
}

Result<ledger::TreeHead> head_over(const Snapshot& snapshot, std::uint64_t size) {
  HX_TRY(const auto newest, newest_checkpoint(snapshot));
  // Complete subtrees are stored together with their checkpoint.
  const std::uint64_t sealed = newest ? newest->head.size : 0;
  HX_TRY(auto range, ledger::CompactRange::at(std::min(sealed, size), hashes_of(snapshot)));
  HX_DO(snapshot.each(
      kLeaves,
      {{"from", static_cast<std::int64_t>(range.size())}, {"to", static_cast<std::int64_t>(size)}},
      [&](const Row& row) {
        range.append(row.get<Digest>(0));
        return true;
      }));
  return range.head();
}

std::string to_text(const HeadFile& head) {
  const JsonObject object{{"origin", head.origin},
                          {"root", to_base64(head.head.root)},
                          {"size", static_cast<std::int64_t>(head.head.size)}};
  return canonical_json(object) + "\n";
}

Result<HeadFile> parse_head_file(std::string_view text) {
  HX_TRY(const Json json, parse_json(text));
  ObjectReader reader(json);
  HeadFile file;
  file.origin = reader.require_text("origin", 1000);
  const std::string root = reader.require_text("root", 100);
  const std::int64_t size = reader.require_integer("size", 0, std::int64_t{1} << 53);
  HX_DO(reader.finish());
  HX_TRY(const ledger::Hash hash, ledger::hash_from_base64(root));
  file.head = {static_cast<std::uint64_t>(size), hash};
  return file;
}

Result<Done> write_head_file(const Folder& folder, const HeadFile& head) {
  return write_durably(folder.head(), to_text(head));
}

Result<HeadFile> read_head_file(const Folder& folder) {
  const auto text = read_small_file(folder.head());
  if (text)
    if (auto head = parse_head_file(*text)) return head;
  return Error::of(errors::kHeadMalformed, {folder.head().string()});
}

Result<ledger::SignerKey> make_log_key(const Folder& folder, std::int64_t number,
                                       const std::string& origin, Random& random) {
  ledger::Seed seed{};
  random.fill(seed);
  HX_TRY(auto key, ledger::SignerKey::from_seed(origin, ledger::KeyKind::ed25519, seed));
  HX_DO(write_durably(folder.key(number), key.text() + "\n"));
  return key;
}

Result<ledger::SignerKey> load_log_key(const Folder& folder, const LogName& name) {
  const auto missing = Error::of(errors::kLogKeyMissing, {folder.key(name.number).string()});
  auto text = read_small_file(folder.key(name.number));
  if (!text) return missing;
  while (!text->empty() && text->back() == '\n') text->pop_back();
  auto key = ledger::SignerKey::parse(*text);
  if (!key || key->verifier().text() != name.vkey) return missing;
  return key;
}

Result<Done> compare_with_head(const Snapshot& snapshot, const HeadFile& published) {
  HX_TRY(const std::int64_t entries, entry_count(snapshot));
  HX_TRY(const LogName name, present_name(snapshot));
  if (name.origin != published.origin || entries < static_cast<std::int64_t>(published.head.size))
    return behind(published, entries);
  HX_TRY(const ledger::TreeHead head, head_over(snapshot, published.head.size));
  if (head != published.head) return behind(published, entries);
  return Done{};
}

}  // namespace huanxin::store

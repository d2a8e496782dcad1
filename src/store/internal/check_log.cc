#include <algorithm>
#include <map>

#include "ledger/checkpoint.h"
#include "ledger/compact_range.h"
#include "ledger/entry.h"
#include "ledger/tile.h"
#include "store/errors.h"
#include "store/files.h"
#include "store/internal/check_parts.h"
#include "store/internal/log_state.h"
#include "store/internal/manifest.h"
#include "store/internal/payload.h"

namespace huanxin::store {
namespace {

constexpr std::string_view kEventsAndEntries = R"sql(
  SELECT e.seq, e.district, e.stream, e.stream_version, e.kind, e.kind_version, e.at_ms, e.actor,
         e.data, l.idx, l.entry, l.handle, l.leaf_hash, l.salt
    FROM events e LEFT JOIN log_entries l ON l.idx = e.seq - 1 ORDER BY e.seq)sql";
constexpr std::string_view kCheckpoints =
    "SELECT size, origin, root, note FROM checkpoints ORDER BY size";
constexpr std::string_view kNode = "SELECT hash FROM log_nodes WHERE level = :level AND idx = :idx";
constexpr std::string_view kNodeBeyond = R"sql(
  SELECT level, idx FROM log_nodes
   WHERE level < 1 OR level > 7 OR (idx + 1) << (8 * level) > :size ORDER BY level, idx LIMIT 1)sql";

std::string text(std::int64_t number) { return std::to_string(number); }

bool same(ByteSpan lhs, ByteSpan rhs) { return std::ranges::equal(lhs, rhs); }

// Walks once through events and entries, with the tree growing beside it and the checkpoints
// waiting for its size.
class LogCheck {
 public:
  LogCheck(Connection& connection, const std::filesystem::path& dir, ProgressTeller& progress,
           CheckReport& report)
      : connection_(connection),
        snapshot_(connection),
        files_(dir),
        progress_(progress),
        report_(report) {}

  Result<Done> run() {
    HX_DO(prepare());
    HX_DO(check_checkpoints_here());
    HX_DO(walk());
    return check_nothing_beyond();
  }

 private:
  Result<Done> prepare() {
    HX_TRY(total_, snapshot_.number("SELECT max(seq) FROM events"));
    HX_TRY(const auto newest, newest_checkpoint(snapshot_));
    sealed_ = newest ? newest->head.size : 0;
    HX_DO(snapshot_.each("SELECT origin, vkey FROM log_identity ORDER BY number", {},
                         [&](const Row& row) {
                           keys_.emplace(row.text(0), row.text(1));
                           return true;
                         }));
    HX_TRY(checkpoints_, connection_.prepare(kCheckpoints));
    HX_TRY(has_checkpoint_, checkpoints_->step());
    return Done{};
  }

  Result<Done> walk() {
    Result<Done> found = Done{};
    HX_DO(snapshot_.each(kEventsAndEntries, {}, [&](const Row& row) {
      found = check_row(row);
      if (found) progress_.tell("log", report_.events, total_);
      return found.has_value();
    }));
    return found;
  }

  Result<Done> check_row(const Row& row) {
    const std::int64_t seq = report_.events + 1;
    if (row.integer(0) != seq) return Error::of(errors::kEventDiffers, {text(seq), "seq"});
    if (row.is_null(9)) return Error::of(errors::kEntryDiffers, {text(seq - 1), "idx"});
    HX_DO(check_entry(row, seq));
    HX_DO(check_file_names(row, seq));
    ++report_.events;
    ++report_.entries;
    return check_checkpoints_here();
  }

  Result<Done> check_entry(const Row& row, std::int64_t seq) {
    const auto wrong = [&](std::string_view column) {
      return Error::of(errors::kEntryDiffers, {text(seq - 1), column});
    };
    const auto entry = ledger::parse_entry(row.text(10));
    if (!entry) return wrong("entry");
    const ledger::Hash leaf = ledger::leaf_hash(row.text(10));
    if (!same(leaf, row.blob(12))) return wrong("leaf_hash");
    if (!same(entry->handle, row.blob(11))) return wrong("handle");
    if (entry->at < last_at_) return wrong("at");
    last_at_ = entry->at;
    HX_DO(check_commitment(row, seq, *entry));
    return grow(leaf);
  }

  Result<Done> check_commitment(const Row& row, std::int64_t seq, const ledger::Entry& entry) {
    ledger::Salt salt{};
    if (row.is_null(13) || row.blob(13).size() != salt.size())
      return Error::of(errors::kEntryDiffers, {text(seq - 1), "salt"});
    std::ranges::copy(row.blob(13), salt.begin());
    const std::string payload = payload_text({.district = row.text(1),
                                              .stream = row.text(2),
                                              .stream_version = row.integer(3),
                                              .kind = row.text(4),
                                              .kind_version = row.get<int>(5),
                                              .at = row.get<Instant>(6),
                                              .actor = row.text(7),
                                              .data = row.text(8)});
    if (entry.commitment != ledger::commit(salt, payload) || row.get<Instant>(6) != entry.at)
      return Error::of(errors::kEventDiffers, {text(seq), "commitment"});
    return Done{};
  }

  Result<Done> check_file_names(const Row& row, std::int64_t seq) {
    Result<Done> found = Done{};
    each_file_digest(row.text(8), [&](std::string_view digest) {
      if (found && !files_.path(digest))
        found = Error::of(errors::kEventFileMissing, {text(seq), digest});
    });
    return found;
  }

  Result<Done> grow(const ledger::Hash& leaf) {
    Result<Done> found = Done{};
    range_.append(leaf, [&](ledger::NodeId id, const ledger::Hash& hash) {
      const bool is_stored = id.level > 0 && id.level % ledger::kTileHeight == 0 &&
                             ((id.index + 1) << id.level) <= sealed_;
      if (is_stored && found) found = check_node(id, hash);
    });
    return found;
  }

  Result<Done> check_node(ledger::NodeId id, const ledger::Hash& hash) {
    const auto level = static_cast<std::int64_t>(id.level / ledger::kTileHeight);
    const auto index = static_cast<std::int64_t>(id.index);
    HX_TRY(const auto is_right,
           snapshot_.row(kNode, {{"level", level}, {"idx", index}},
                         [&](const Row& row) { return same(row.blob(0), hash); }));
    if (is_right.value_or(false)) return Done{};
    return Error::of(errors::kNodeDiffers, {text(level), text(index)});
  }

  // Every checkpoint of the size that the tree has reached.
  Result<Done> check_checkpoints_here() {
    while (has_checkpoint_ &&
           checkpoints_->row().integer(0) <= static_cast<std::int64_t>(range_.size())) {
      HX_DO(check_checkpoint(checkpoints_->row()));
      ++report_.checkpoints;
      HX_TRY(has_checkpoint_, checkpoints_->step());
    }
    return Done{};
  }

  Result<Done> check_checkpoint(const Row& row) {
    const auto wrong = [&](std::string_view column) {
      return Error::of(errors::kCheckpointDiffers, {text(row.integer(0)), column});
    };
    const ledger::TreeHead head = range_.head();
    if (row.integer(0) != static_cast<std::int64_t>(head.size)) return wrong("size");
    if (!same(row.blob(2), head.root)) return wrong("root");
    const auto key = keys_.find(row.text(1));
    if (key == keys_.end()) return wrong("origin");
    HX_TRY(auto verifier, ledger::VerifierKey::parse(key->second));
    const ledger::LogIdentity log{
        .origin = key->first, .key = std::move(verifier), .witnesses = {}};
    const auto opened = ledger::open_checkpoint(row.text(3), log);
    if (!opened || opened->checkpoint.head != head) return wrong("note");
    return Done{};
  }

  Result<Done> check_nothing_beyond() {
    if (has_checkpoint_)
      return Error::of(errors::kCheckpointDiffers, {text(checkpoints_->row().integer(0)), "size"});
    HX_TRY(const std::int64_t entries, entry_count(snapshot_));
    if (entries != report_.events)
      return Error::of(errors::kEntryDiffers, {text(report_.events), "seq"});
    std::optional<Error> beyond;
    HX_DO(snapshot_.each(
        kNodeBeyond, {{"size", static_cast<std::int64_t>(sealed_)}}, [&](const Row& row) {
          beyond = Error::of(errors::kNodeDiffers, {text(row.integer(0)), text(row.integer(1))});
          return false;
        }));
    if (beyond) return *std::move(beyond);
    return Done{};
  }

  Connection& connection_;
  const Snapshot snapshot_;
  const FileStore files_;
  ProgressTeller& progress_;
  CheckReport& report_;
  std::int64_t total_ = 0;
  std::uint64_t sealed_ = 0;
  std::map<std::string, std::string, std::less<>> keys_;  ///< verifier key by origin
  std::unique_ptr<Statement> checkpoints_;
  bool has_checkpoint_ = false;
  ledger::CompactRange range_;
  Instant last_at_{};
};

Result<Done> check_integrity(Connection& connection) {
  HX_TRY(const std::string said, connection.text("PRAGMA integrity_check(1)"));
  if (said == "ok") return Done{};
  return Error::of(errors::kDatabaseDamaged, {said});
}

}  // namespace

void each_file_digest(std::string_view data, const std::function<void(std::string_view)>& found) {
  constexpr std::string_view kMember = R"("sha256":")";
  constexpr std::size_t kDigits = 64;
  for (std::size_t at = data.find(kMember); at != std::string_view::npos;
       at = data.find(kMember, at + 1)) {
    const std::string_view digest = data.substr(at + kMember.size(), kDigits);
    if (digest.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
        digest.size() == kDigits)
      found(digest);
  }
}

Result<Done> check_log(Connection& connection, const std::filesystem::path& dir,
                       ProgressTeller& progress, CheckReport& report) {
  HX_DO(check_integrity(connection));
  return LogCheck(connection, dir, progress, report).run();
}

Result<Done> check_files(const std::filesystem::path& dir, ProgressTeller& progress,
                         CheckReport& report) {
  const auto paths = stored_files(dir);
  for (const auto& path : paths) {
    HX_TRY(const StoredFile file, hash_file(path));
    if (file.sha256 != digest_of_place(path))
      return Error::of(errors::kFileDiffers, {std::filesystem::relative(path, dir).string()});
    progress.tell("files", ++report.files, static_cast<std::int64_t>(paths.size()));
  }
  return Done{};
}

}  // namespace huanxin::store

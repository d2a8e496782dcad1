#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "ledger/compact_range.h"
#include "ledger/note.h"
#include "store/internal/folder.h"
#include "store/snapshot.h"

namespace huanxin::store {

/// Under which name and key the log is signed at present.
struct LogName {
  std::int64_t number = 0;
  std::string origin;
  std::string vkey;
};

/// The newest row of log_identity. Errors: store.corrupt, if there is none.
Result<LogName> present_name(const Snapshot& snapshot);

/// The newest signed checkpoint in the database.
struct SealedHead {
  ledger::TreeHead head;
  std::string origin;
  std::string note;
  Instant at;
};
Result<std::optional<SealedHead>> newest_checkpoint(const Snapshot& snapshot);

/// The head over the first `size` entries, sealed or not: sealed ones by their subtrees, the last
/// few one by one. Errors: store.corrupt, if subtrees are not there.
Result<ledger::TreeHead> head_over(const Snapshot& snapshot, std::uint64_t size);
/// The number of entries, sealed or not.
Result<std::int64_t> entry_count(const Snapshot& snapshot);

/// What record-head.json says: the newest head that was ever going to be published.
struct HeadFile {
  std::string origin;
  ledger::TreeHead head;
};
/// Durable when it returns. Errors: those of write_durably.
Result<Done> write_head_file(const Folder& folder, const HeadFile& head);
/// Reads what stands in a head file. Errors: those of parse_json, of ObjectReader and of
/// ledger::hash_from_base64.
Result<HeadFile> parse_head_file(std::string_view text);
std::string to_text(const HeadFile& head);
/// Errors: store.head_malformed, also if there is no file.
Result<HeadFile> read_head_file(const Folder& folder);

/// Makes a new key for the log, writes it to keys/log-<number>.key (mode 0600), durably.
Result<ledger::SignerKey> make_log_key(const Folder& folder, std::int64_t number,
                                       const std::string& origin, Random& random);
/// The key of the log's present name. Errors: store.log_key_missing, also if it is another key.
Result<ledger::SignerKey> load_log_key(const Folder& folder, const LogName& name);

/// Whether the entries in the database continue what was published.
/// Errors: store.log_behind_head; store.corrupt, if the tree does not give the newest checkpoint.
Result<Done> compare_with_head(const Snapshot& snapshot, const HeadFile& published);

}  // namespace huanxin::store

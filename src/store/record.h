#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/hash.h"
#include "base/result.h"
#include "ledger/proof.h"
#include "store/event.h"
#include "store/snapshot.h"

namespace huanxin::store {

/// An entry of the public log together with what the database knows of it.
struct RecordEntry {
  std::int64_t index = 0;
  std::string entry;   ///< the canonical JSON that is hashed into the log
  std::string handle;  ///< 32 hexadecimal digits
  Event event;
  std::string salt_hex;  ///< opens the commitment
};

/// Errors: store.entry_missing.
Result<RecordEntry> record_entry(const Snapshot& snapshot, std::int64_t index);
/// Nothing where no entry has the handle, or the text is none.
Result<std::optional<std::int64_t>> index_of_handle(const Snapshot& snapshot,
                                                    std::string_view handle_hex);
/// The entries of one stream, oldest first: index and kind.
struct StreamEntry {
  std::int64_t index = 0;
  std::string kind;
  Instant at;
  std::string handle;
  std::string actor;
};
Result<std::vector<StreamEntry>> stream_entries(const Snapshot& snapshot, std::string_view stream,
                                                int limit);

/// A C2SP tlog-proof file for the entry under the newest checkpoint. Its extra line holds the
/// entry, which is public; what opens its commitment is added only where that is asked for.
/// Errors: store.entry_missing, store.entry_unsealed.
enum class Opening { keep_closed, include };
Result<std::string> proof_file(const Snapshot& snapshot, std::int64_t index, Opening opening);

/// The bytes of `tile/<path>` or `tile/entries/<path>`, only below the newest checkpoint.
/// Errors: store.tile_missing.
Result<Bytes> tile_bytes(const Snapshot& snapshot, std::string_view path);

/// The canonical JSON of an event to which the commitment of its entry binds: what the holder of a
/// proof with its opening compares the payload hash with.
std::string event_payload(const Event& event);

/// Events after `after_seq` in order, at most `limit`: for SSE and exports.
Result<std::vector<Event>> events_after(const Snapshot& snapshot, std::int64_t after_seq,
                                        int limit);
/// The events of one stream in order.
Result<std::vector<Event>> events_of(const Snapshot& snapshot, std::string_view stream, int limit);

/// Personal data by reference; nothing where it was erased.
Result<std::optional<JsonObject>> vault_data(const Snapshot& snapshot, std::string_view ref);

/// Erases all personal data of a subject: for `Outcome::also` of the command that decides it
/// (PIPL art. 47). Entries and proofs stay valid, for they never held any of it.
/// Answers the number of pieces erased.
Result<std::int64_t> erase_vault(Transaction& transaction, std::string_view subject);

}  // namespace huanxin::store

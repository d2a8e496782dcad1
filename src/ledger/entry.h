#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/hash.h"
#include "base/result.h"

namespace huanxin::ledger {

/// An entry is less than this many bytes.
inline constexpr std::size_t kEntryTextBytesMax = 1024;

/// 32 random bytes, one set for each document and each disclosed field. Guessable payloads
/// (numbers of persons, addresses) stay hidden only because of it.
using Salt = std::array<std::uint8_t, 32>;

/// A random name of 128 bits for one record, in 32 lower-case hexadecimal digits.
using Handle = std::array<std::uint8_t, 16>;

/// One line of the public record, `hx-entry/v1`. It names no person and no case.
struct Entry {
  std::string type;  ///< `decision`, `project.declared`, ...: 1 to 64 of a-z 0-9 . _ -
  Handle handle{};
  std::string dept;  ///< code of a department or role, the same letters; never a person's name
  Instant at;        ///< UTC, 0 to 2^53; never decreases along the log
  Digest commitment{};
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// The canonical JSON (RFC 8785) that is hashed and published:
/// {"at":..,"commitment":"<hex>","dept":..,"handle":"<hex>","type":..,"v":"hx-entry/v1"}.
/// An entry that breaks the rules above is a bug.
std::string to_text(const Entry& entry);

/// Reads only canonical text with exactly these members.
/// Errors: ledger.entry_malformed.
Result<Entry> parse_entry(std::string_view text);

/// What the holder of a record keeps to open its commitment.
struct Opening {
  Salt salt{};
  Digest payload_sha256{};
  friend bool operator==(const Opening&, const Opening&) = default;
};

/// SHA-256("hx-commit/v1" 0x00 || salt || SHA-256(payload)).
Digest commitment_of(const Opening& opening);
/// The same from the payload itself.
Digest commit(const Salt& salt, std::string_view payload);

}  // namespace huanxin::ledger

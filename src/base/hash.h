#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace huanxin {

using Bytes = std::vector<std::uint8_t>;
using ByteSpan = std::span<const std::uint8_t>;
/// A SHA-256 digest (FIPS 180-4).
using Digest = std::array<std::uint8_t, 32>;

/// The bytes of a text, not copied: valid as long as the text.
inline ByteSpan as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteSpan bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Hashes what is written to it, piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& update(ByteSpan bytes);
  Sha256& update(std::string_view text) { return update(as_bytes(text)); }
  /// The digest of all so far; the object starts afresh.
  Digest finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

Digest sha256(ByteSpan bytes);
inline Digest sha256(std::string_view text) { return sha256(as_bytes(text)); }

/// Lower-case hexadecimal.
std::string to_hex(ByteSpan bytes);
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 section 4, with padding; reading is strict.
std::string to_base64(ByteSpan bytes);
std::optional<Bytes> from_base64(std::string_view text);
/// RFC 4648 section 5, without padding: for tokens in addresses.
std::string to_base64url(ByteSpan bytes);

/// Compares in a time that does not depend on where they differ.
bool equal_in_constant_time(ByteSpan lhs, ByteSpan rhs);

}  // namespace huanxin

#include "ledger/tree.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "ledger/compact_range.h"
#include "ledger/errors.h"

namespace huanxin::ledger {
namespace {

constexpr std::uint8_t kLeafPrefix = 0x00;
constexpr std::uint8_t kNodePrefix = 0x01;

}  // namespace

Hash leaf_hash(ByteSpan entry) {
  Bytes input;
  input.reserve(entry.size() + 1);
  input.push_back(kLeafPrefix);
  input.insert(input.end(), entry.begin(), entry.end());
  return sha256(input);
}

Hash node_hash(const Children& children) {
  std::array<std::uint8_t, 1 + 2 * sizeof(Hash)> input;
  input[0] = kNodePrefix;
  const auto middle = std::copy(children.left.begin(), children.left.end(), input.begin() + 1);
  std::copy(children.right.begin(), children.right.end(), middle);
  return sha256(input);
}

Hash empty_root() { return sha256(ByteSpan{}); }

Hash root_of(std::span<const Hash> leaf_hashes) {
  CompactRange range;
  for (const Hash& leaf : leaf_hashes) range.append(leaf);
  return range.root();
}

Result<Hash> root_at(std::uint64_t size, const HashSource& source) {
  HX_TRY(const CompactRange range, CompactRange::at(size, source));
  return range.root();
}

Result<Hash> hash_from(ByteSpan bytes) {
  Hash hash;
  if (bytes.size() != hash.size())
    return Error::of(errors::kHashNot32Bytes, {excerpt(to_hex(bytes))});
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Result<Hash> hash_from_base64(std::string_view text) {
  const auto bytes = from_base64(text);
  if (!bytes || bytes->size() != sizeof(Hash))
    return Error::of(errors::kHashNot32Bytes, {excerpt(text)});
  return hash_from(*bytes);
}

}  // namespace huanxin::ledger

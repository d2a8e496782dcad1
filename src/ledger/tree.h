#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"

namespace huanxin::ledger {

/// The hash of a leaf or of an inner node: SHA-256, always 32 bytes.
using Hash = Digest;

/// SHA-256(0x00 || entry). Source: RFC 6962 section 2.1.
Hash leaf_hash(ByteSpan entry);
inline Hash leaf_hash(std::string_view entry) { return leaf_hash(as_bytes(entry)); }

/// The two halves below a node.
struct Children {
  Hash left;
  Hash right;
};

/// SHA-256(0x01 || left || right). Source: RFC 6962 section 2.1.
Hash node_hash(const Children& children);

/// The root of the tree without leaves: SHA-256 of nothing.
Hash empty_root();

/// What a checkpoint promises: so many leaves, and this root over them.
struct TreeHead {
  std::uint64_t size = 0;
  Hash root{};
  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

/// A complete subtree: leaves `index << level` up to, not including, `(index + 1) << level`.
/// Level 0 is the leaves.
struct NodeId {
  std::uint32_t level = 0;
  std::uint64_t index = 0;
  friend auto operator<=>(const NodeId&, const NodeId&) = default;
};

/// Gives the hash of a complete subtree: backed by a database, by tiles (see tile.h) or by memory.
/// It is asked only for subtrees that are complete at the size in question.
using HashSource = std::function<Result<Hash>(NodeId)>;

/// The root over these leaf hashes. Cost: one node hash per leaf.
Hash root_of(std::span<const Hash> leaf_hashes);

/// The root of the tree at `size`, from its complete subtrees.
/// Errors: those of `source`. Cost: one look-up per set bit of `size`.
Result<Hash> root_at(std::uint64_t size, const HashSource& source);

/// The hash of 32 bytes. Errors: ledger.hash_not_32_bytes.
Result<Hash> hash_from(ByteSpan bytes);
/// The hash written in base64 as in checkpoints and proofs. Errors: ledger.hash_not_32_bytes.
Result<Hash> hash_from_base64(std::string_view text);

}  // namespace huanxin::ledger

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "ledger/tree.h"

namespace huanxin::ledger {

/// Is told every complete subtree, leaves included, when its last leaf arrives.
using NodeSink = std::function<void(NodeId, const Hash&)>;

/// The right edge of a growing tree: all that is needed to append and to know the root.
///
/// Holds one hash per set bit of the size. Not thread-safe; a copy is cheap and independent.
class CompactRange {
 public:
  CompactRange() = default;

  std::uint64_t size() const { return size_; }

  /// Adds the hash of the next leaf. `sink` hears of the leaf and of each subtree it completes,
  /// from the leaf upwards.
  /// Cost: two node hashes on average, at most log2(size).
  void append(const Hash& leaf, const NodeSink& sink = {});

  /// The root over all leaves so far. Cost: one node hash per set bit of the size.
  Hash root() const;
  TreeHead head() const { return {size_, root()}; }

  /// The whole state in bytes: the size as big-endian uint64, then the subtree hashes, largest
  /// subtree first.
  Bytes state() const;
  /// Errors: ledger.range_malformed, if the bytes are not exactly a state.
  static Result<CompactRange> from_state(ByteSpan state);
  /// The range at `size` from the complete subtrees. Errors: those of `source`.
  static Result<CompactRange> at(std::uint64_t size, const HashSource& source);

  friend bool operator==(const CompactRange&, const CompactRange&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> subtrees_;  // largest first: one per set bit of size_
};

}  // namespace huanxin::ledger

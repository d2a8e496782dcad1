#pragma once

#include <cstdint>
#include <vector>

#include "ledger/compact_range.h"
#include "ledger/tree.h"

namespace huanxin::ledger {

/// A whole tree in memory: every complete subtree's hash. For auditing a log and for tests.
///
/// Cost: 64 bytes a leaf.
class MemoryTree {
 public:
  void append(const Hash& leaf);

  std::uint64_t size() const { return edge_.size(); }
  /// The root over all leaves.
  Hash root() const { return edge_.root(); }
  /// The hash of a complete subtree. Errors: ledger.node_outside_tree.
  Result<Hash> node(NodeId id) const;
  /// A source over this tree, valid as long as it; also for proofs at earlier sizes.
  HashSource source() const;

 private:
  CompactRange edge_;
  std::vector<std::vector<Hash>> levels_;
};

}  // namespace huanxin::ledger

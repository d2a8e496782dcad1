#include "ledger/memory_tree.h"

#include <string>

#include "ledger/errors.h"

namespace huanxin::ledger {

void MemoryTree::append(const Hash& leaf) {
  edge_.append(leaf, [this](NodeId id, const Hash& hash) {
    if (id.level == levels_.size()) levels_.emplace_back();
    levels_[id.level].push_back(hash);
  });
}

Result<Hash> MemoryTree::node(NodeId id) const {
  if (id.level >= levels_.size() || id.index >= levels_[id.level].size()) {
    return Error::of(errors::kNodeOutsideTree,
                     {std::to_string(id.level), std::to_string(id.index)});
  }
  return levels_[id.level][id.index];
}

HashSource MemoryTree::source() const {
  return [this](NodeId id) { return node(id); };
}

}  // namespace huanxin::ledger

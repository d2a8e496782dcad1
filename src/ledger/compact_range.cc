#include "ledger/compact_range.h"

#include <bit>
#include <string>

#include "ledger/errors.h"

namespace huanxin::ledger {
namespace {

constexpr std::size_t kSizeBytes = 8;

Error malformed(std::uint64_t size, std::size_t bytes) {
  return Error::of(errors::kRangeMalformed, {std::to_string(size), std::to_string(bytes)});
}

}  // namespace

void CompactRange::append(const Hash& leaf, const NodeSink& sink) {
  Hash hash = leaf;
  NodeId node{0, size_};
  if (sink) sink(node, hash);
  // Each set low bit of the size is a finished left neighbour: the new node completes their parent.
  for (std::uint64_t rest = size_; rest & 1; rest >>= 1) {
    hash = node_hash({subtrees_.back(), hash});
    subtrees_.pop_back();
    node = {node.level + 1, node.index >> 1};
    if (sink) sink(node, hash);
  }
  subtrees_.push_back(hash);
  ++size_;
}

Hash CompactRange::root() const {
  if (subtrees_.empty()) return empty_root();
  Hash hash = subtrees_.back();
  for (std::size_t i = subtrees_.size() - 1; i > 0; --i) hash = node_hash({subtrees_[i - 1], hash});
  return hash;
}

Bytes CompactRange::state() const {
  Bytes bytes;
  bytes.reserve(kSizeBytes + subtrees_.size() * sizeof(Hash));
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes.push_back(static_cast<std::uint8_t>(size_ >> shift));
  for (const Hash& hash : subtrees_) bytes.insert(bytes.end(), hash.begin(), hash.end());
  return bytes;
}

Result<CompactRange> CompactRange::from_state(ByteSpan state) {
  if (state.size() < kSizeBytes) return malformed(0, state.size());
  CompactRange range;
  for (const std::uint8_t byte : state.first(kSizeBytes)) range.size_ = range.size_ << 8 | byte;
  const auto count = static_cast<std::size_t>(std::popcount(range.size_));
  if (state.size() != kSizeBytes + count * sizeof(Hash))
    return malformed(range.size_, state.size());
  for (std::size_t i = 0; i < count; ++i) {
    HX_TRY(const Hash hash, hash_from(state.subspan(kSizeBytes + i * sizeof(Hash), sizeof(Hash))));
    range.subtrees_.push_back(hash);
  }
  return range;
}

Result<CompactRange> CompactRange::at(std::uint64_t size, const HashSource& source) {
  CompactRange range;
  range.size_ = size;
  std::uint64_t begin = 0;
  for (std::uint32_t level = 64; level-- > 0;) {
    const std::uint64_t leaves = std::uint64_t{1} << level;
    if ((size & leaves) == 0) continue;
    HX_TRY(const Hash hash, source({level, begin >> level}));
    range.subtrees_.push_back(hash);
    begin += leaves;
  }
  return range;
}

}  // namespace huanxin::ledger

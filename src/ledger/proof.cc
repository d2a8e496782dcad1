#include "ledger/proof.h"

#include <algorithm>
#include <bit>
#include <string>

#include "ledger/errors.h"

namespace huanxin::ledger {
namespace {

// Leaves begin..end, not including end.
struct LeafRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

// Where RFC 6962 divides a range of at least two leaves: after the largest power of two below it.
std::uint64_t split_of(LeafRange range) {
  return range.begin + std::bit_floor(range.end - range.begin - 1);
}

// The hash over a range whose begin is a multiple of its size rounded up to a power of two, so
// that its subtrees are nodes of the whole tree.
Result<Hash> range_hash(LeafRange range, const HashSource& source) {
  const HashSource shifted = [&](NodeId node) -> Result<Hash> {
    return source({node.level, node.index + (range.begin >> node.level)});
  };
  return root_at(range.end - range.begin, shifted);
}

Result<Proof> hashes_of(std::span<const LeafRange> ranges_from_root, const HashSource& source) {
  Proof proof;
  proof.reserve(ranges_from_root.size());
  for (std::size_t i = ranges_from_root.size(); i-- > 0;) {
    HX_TRY(const Hash hash, range_hash(ranges_from_root[i], source));
    proof.push_back(hash);
  }
  return proof;
}

Error outside(LeafPlace place) {
  return Error::of(errors::kLeafOutsideTree,
                   {std::to_string(place.index), std::to_string(place.size)});
}
Error not_provable(SizePair sizes) {
  return Error::of(errors::kSizesNotProvable,
                   {std::to_string(sizes.older), std::to_string(sizes.newer)});
}
Error wrong_length(std::size_t length) {
  return Error::of(errors::kProofWrongLength, {std::to_string(length)});
}

// A node on the way to the root, and the last node of its level: fn and sn of RFC 9162.
struct Climb {
  std::uint64_t node = 0;
  std::uint64_t last = 0;

  // Whether the next hash of the proof stands to the left.
  bool joins_left() const { return (node & 1) != 0 || node == last; }
  void up() {
    node >>= 1;
    last >>= 1;
  }
  // A node that is last and even has no sibling: it stands for its ancestors.
  void skip_lonely() {
    while ((node & 1) == 0 && node != 0) up();
  }
};

}  // namespace

Result<Proof> inclusion_proof(LeafPlace place, const HashSource& source) {
  if (place.index >= place.size) return outside(place);
  std::vector<LeafRange> siblings;
  LeafRange range{0, place.size};
  while (range.end - range.begin > 1) {
    const std::uint64_t split = split_of(range);
    if (place.index < split) {
      siblings.push_back({split, range.end});
      range.end = split;
    } else {
      siblings.push_back({range.begin, split});
      range.begin = split;
    }
  }
  return hashes_of(siblings, source);
}

Result<Proof> consistency_proof(SizePair sizes, const HashSource& source) {
  if (sizes.older == 0 || sizes.older > sizes.newer) return not_provable(sizes);
  std::vector<LeafRange> parts;
  LeafRange range{0, sizes.newer};
  while (range.end != sizes.older) {
    const std::uint64_t split = split_of(range);
    if (sizes.older <= split) {
      parts.push_back({split, range.end});
      range.end = split;
    } else {
      parts.push_back({range.begin, split});
      range.begin = split;
    }
  }
  // The verifier knows the older root: it is left out where it is itself a node.
  if (range.begin != 0) parts.push_back(range);
  return hashes_of(parts, source);
}

Result<Hash> root_from_inclusion(const Hash& leaf, LeafPlace place, std::span<const Hash> proof) {
  if (place.index >= place.size) return outside(place);
  Climb climb{place.index, place.size - 1};
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (climb.last == 0) return wrong_length(proof.size());
    if (climb.joins_left()) {
      hash = node_hash({sibling, hash});
      climb.skip_lonely();
    } else {
      hash = node_hash({hash, sibling});
    }
    climb.up();
  }
  if (climb.last != 0) return wrong_length(proof.size());
  return hash;
}

Result<Done> verify_inclusion(const Inclusion& claim, std::span<const Hash> proof) {
  HX_TRY(const Hash root, root_from_inclusion(claim.leaf, {claim.index, claim.head.size}, proof));
  if (root != claim.head.root) return Error::of(errors::kProofWrongRoot);
  return Done{};
}

namespace {

// Both roots as the proof gives them, for 0 < older.size < newer.size.
Result<Done> climb_to_both_roots(const Growth& claim, std::span<const Hash> proof) {
  if (proof.empty()) return wrong_length(0);
  Climb climb{claim.older.size - 1, claim.newer.size - 1};
  while ((climb.node & 1) != 0) climb.up();
  // A whole older tree is a node of the newer one: the proof leaves it out.
  const bool older_is_node = std::has_single_bit(claim.older.size);
  Hash older = older_is_node ? claim.older.root : proof.front();
  Hash newer = older;
  for (const Hash& hash : proof.subspan(older_is_node ? 0 : 1)) {
    if (climb.last == 0) return wrong_length(proof.size());
    if (climb.joins_left()) {
      older = node_hash({hash, older});
      newer = node_hash({hash, newer});
      climb.skip_lonely();
    } else {
      newer = node_hash({newer, hash});
    }
    climb.up();
  }
  if (climb.last != 0) return wrong_length(proof.size());
  if (older != claim.older.root || newer != claim.newer.root)
    return Error::of(errors::kProofWrongRoot);
  return Done{};
}

}  // namespace

Result<Done> verify_consistency(const Growth& claim, std::span<const Hash> proof) {
  if (claim.older.size == 0 || claim.older.size > claim.newer.size)
    return not_provable({claim.older.size, claim.newer.size});
  if (claim.older.size < claim.newer.size) return climb_to_both_roots(claim, proof);
  if (!proof.empty()) return wrong_length(proof.size());
  if (claim.older.root != claim.newer.root) return Error::of(errors::kProofWrongRoot);
  return Done{};
}

}  // namespace huanxin::ledger

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "ledger/tree.h"

namespace huanxin::ledger {

/// The hashes of a proof, in the order of RFC 6962 (from the leaves upwards).
using Proof = std::vector<Hash>;

/// A leaf by its number (from 0) in the tree of `size` leaves.
struct LeafPlace {
  std::uint64_t index = 0;
  std::uint64_t size = 0;
};

/// The tree grew from one size to another.
struct SizePair {
  std::uint64_t older = 0;
  std::uint64_t newer = 0;
};

/// The proof that the leaf at `place` is in the tree.
///
/// Errors: ledger.leaf_outside_tree; those of `source`.
/// Source: RFC 6962 section 2.1.1.
/// Cost:   at most 2 log2(size) look-ups.
Result<Proof> inclusion_proof(LeafPlace place, const HashSource& source);

/// The proof that the older tree is the beginning of the newer one; empty for equal sizes.
///
/// Errors: ledger.sizes_not_provable, if older is 0 or greater than newer; those of `source`.
/// Source: RFC 6962 section 2.1.2.
/// Cost:   at most 2 log2(newer) look-ups.
Result<Proof> consistency_proof(SizePair sizes, const HashSource& source);

/// Who claims to be where: a leaf hash, its number, and the tree it should be in.
struct Inclusion {
  Hash leaf{};
  std::uint64_t index = 0;
  TreeHead head;
};

/// Refuses unless the proof leads from exactly this leaf at this place to exactly this root.
///
/// Errors: ledger.leaf_outside_tree, ledger.proof_wrong_length, ledger.proof_wrong_root.
/// Source: RFC 9162 section 2.1.3.2.
/// Cost:   one node hash per element.
Result<Done> verify_inclusion(const Inclusion& claim, std::span<const Hash> proof);

/// The root that a proof leads to from a leaf; for checking against a root known elsewhere.
/// Errors: ledger.leaf_outside_tree, ledger.proof_wrong_length.
Result<Hash> root_from_inclusion(const Hash& leaf, LeafPlace place, std::span<const Hash> proof);

/// Two heads of what should be one log.
struct Growth {
  TreeHead older;
  TreeHead newer;
};

/// Refuses unless the older tree is the beginning of the newer one.
///
/// An older size of 0 is refused always: such a proof would say nothing.
/// Errors: ledger.sizes_not_provable, ledger.proof_wrong_length, ledger.proof_wrong_root.
/// Source: RFC 9162 section 2.1.4.2.
/// Cost:   two node hashes per element.
Result<Done> verify_consistency(const Growth& claim, std::span<const Hash> proof);

}  // namespace huanxin::ledger

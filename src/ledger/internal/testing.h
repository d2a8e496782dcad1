#pragma once

#include <string>
#include <vector>

#include "base/hash.h"
#include "ledger/memory_tree.h"
#include "ledger/note.h"

// What several tests of this module need; part of no program.
namespace huanxin::ledger::testing {

inline std::string entry_text(std::uint64_t i) { return "entry " + std::to_string(i); }

/// A tree over the entries 0 to size - 1.
inline MemoryTree tree_of(std::uint64_t size) {
  MemoryTree tree;
  for (std::uint64_t i = 0; i < size; ++i) tree.append(leaf_hash(entry_text(i)));
  return tree;
}

inline Seed seed_of(std::uint64_t number) { return sha256("seed " + std::to_string(number)); }

inline SignerKey key_of(const std::string& name, KeyKind kind = KeyKind::ed25519) {
  return SignerKey::from_seed(name, kind, seed_of(name.size())).value();
}

/// The text with one bit changed, chosen by chance.
template <typename Random>
std::string flip_a_bit(std::string text, Random& random) {
  const std::uint64_t bit = random.next() % (text.size() * 8);
  char& letter = text[static_cast<std::size_t>(bit / 8)];
  letter = static_cast<char>(static_cast<unsigned char>(letter) ^ (1U << (bit % 8)));
  return text;
}

template <typename Random>
Hash flip_a_bit(Hash hash, Random& random) {
  const std::uint64_t bit = random.next() % (hash.size() * 8);
  std::uint8_t& byte = hash[static_cast<std::size_t>(bit / 8)];
  byte = static_cast<std::uint8_t>(byte ^ (1U << (bit % 8)));
  return hash;
}

}  // namespace huanxin::ledger::testing

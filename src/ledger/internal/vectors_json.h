#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "ledger/memory_tree.h"
#include "ledger/proof.h"

namespace huanxin::ledger {

/// Why a vector fails, for the person who reads the list.
Error vector_fault(std::string_view why);
Result<Done> expect(bool holds, std::string_view what);

/// Vectors hold integers up to 2^64, which parse_json refuses.
Result<Json> parse_vector_json(std::string_view text);

// Members by name; an absent member or one of another type fails the vector.
Result<std::string> text_at(const JsonObject& object, std::string_view key);
Result<std::uint64_t> number_at(const JsonObject& object, std::string_view key);
Result<bool> boolean_at(const JsonObject& object, std::string_view key);
/// A missing or null list is empty, as Go writes it.
Result<JsonArray> list_at(const JsonObject& object, std::string_view key);
Result<JsonObject> object_at(const JsonObject& object, std::string_view key);
Result<std::string> text_of_element(const Json& element);
Result<JsonObject> object_of_element(const Json& element);
Result<Hash> hash_at(const JsonObject& object, std::string_view key);
Result<Proof> proof_at(const JsonObject& object, std::string_view key);
Result<Bytes> hex_at(const JsonObject& object, std::string_view key);
std::optional<std::string> optional_text_at(const JsonObject& object, std::string_view key);

/// The two claims that proofs make, checked in both directions: the tree gives exactly this proof,
/// and the verifier accepts it.
Result<Done> check_inclusion(const MemoryTree& tree, LeafPlace place, const Proof& expected);
Result<Done> check_consistency(const MemoryTree& tree, SizePair sizes, const Proof& expected);

}  // namespace huanxin::ledger

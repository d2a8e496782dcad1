// Vectors of single proofs, and of a small tree with all its nodes.

#include "ledger/internal/vectors.h"
#include "ledger/internal/vectors_json.h"

namespace huanxin::ledger {
namespace {

Result<Done> accept_inclusion(const JsonObject& object) {
  HX_TRY(const Hash leaf, hash_at(object, "leafHash"));
  HX_TRY(const Hash root, hash_at(object, "root"));
  HX_TRY(const std::uint64_t index, number_at(object, "leafIdx"));
  HX_TRY(const std::uint64_t size, number_at(object, "treeSize"));
  HX_TRY(const Proof proof, proof_at(object, "proof"));
  return verify_inclusion({leaf, index, {size, root}}, proof);
}

// The published list holds one good case whose roots are words, not hashes: a tree is consistent
// with itself whatever its root. Our types cannot hold such a root, so a stand-in of 32 bytes that
// is equal exactly where the words are equal takes its place.
Result<Hash> root_or_stand_in(const JsonObject& object, std::string_view key) {
  auto root = hash_at(object, key);
  const bool grows = object.at("size1") != object.at("size2");
  if (root || grows) return root;
  HX_TRY(const std::string word, text_at(object, key));
  return sha256(word);
}

Result<Done> accept_consistency(const JsonObject& object) {
  HX_TRY(const Hash root1, root_or_stand_in(object, "root1"));
  HX_TRY(const Hash root2, root_or_stand_in(object, "root2"));
  HX_TRY(const std::uint64_t size1, number_at(object, "size1"));
  HX_TRY(const std::uint64_t size2, number_at(object, "size2"));
  HX_TRY(const Proof proof, proof_at(object, "proof"));
  return verify_consistency({{size1, root1}, {size2, root2}}, proof);
}

// A member that is missing fails the vector even where a refusal is wanted.
Result<Done> check_members(const JsonObject& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    HX_DO(expect(object.contains(key), "member " + std::string(key) + " is missing"));
  return Done{};
}

Result<Done> run_proof(const JsonObject& object) {
  const bool is_inclusion = object.contains("leafIdx");
  HX_DO(is_inclusion ? check_members(object, {"leafIdx", "treeSize", "leafHash", "root", "proof"})
                     : check_members(object, {"size1", "size2", "root1", "root2", "proof"}));
  HX_TRY(const bool wants_refusal, boolean_at(object, "wantErr"));
  const auto outcome = is_inclusion ? accept_inclusion(object) : accept_consistency(object);
  if (wants_refusal) return expect(!outcome, "should be refused");
  return outcome;
}

using Hashes = std::vector<Hash>;

Result<Hashes> hex_hashes(const JsonArray& list) {
  Hashes hashes;
  for (const Json& element : list) {
    HX_TRY(const std::string text, text_of_element(element));
    const auto bytes = from_hex(text);
    HX_DO(expect(bytes.has_value(), "hash should be hexadecimal"));
    HX_TRY(const Hash hash, hash_from(*bytes));
    hashes.push_back(hash);
  }
  return hashes;
}

Result<MemoryTree> tree_of(const JsonObject& object) {
  HX_TRY(const JsonArray inputs, list_at(object, "leaf_inputs_hex"));
  HX_DO(expect(!inputs.empty(), "no leaves"));
  MemoryTree tree;
  for (const Json& element : inputs) {
    HX_TRY(const std::string text, text_of_element(element));
    const auto bytes = from_hex(text);
    HX_DO(expect(bytes.has_value(), "leaf should be hexadecimal"));
    tree.append(leaf_hash(*bytes));
  }
  return tree;
}

Result<Done> check_level(const MemoryTree& tree, std::uint32_t level, const Json& element) {
  HX_DO(expect(element.is_array(), "level should be a list"));
  HX_TRY(const Hashes nodes, hex_hashes(element.get_array()));
  HX_DO(expect(nodes.size() == tree.size() >> level, "wrong number of nodes"));
  for (std::size_t index = 0; index < nodes.size(); ++index) {
    HX_TRY(const Hash node, tree.node({level, index}));
    HX_DO(expect(node == nodes[index], "node " + std::to_string(index) + " differs"));
  }
  return Done{};
}

Result<Done> check_root(const MemoryTree& tree, std::uint64_t size, const Json& element) {
  HX_TRY(const Hashes wanted, hex_hashes({element}));
  HX_DO(expect(size <= tree.size(), "more roots than leaves"));
  HX_TRY(const Hash root, root_at(size, tree.source()));
  return expect(root == wanted.front(), "root differs");
}

// Our own proofs at every place of the tree must convince our own verifier.
Result<Done> check_all_proofs(const MemoryTree& tree) {
  for (std::uint64_t size = 1; size <= tree.size(); ++size) {
    for (std::uint64_t i = 0; i < size; ++i) {
      HX_TRY(const Proof inclusion, inclusion_proof({i, size}, tree.source()));
      HX_DO(check_inclusion(tree, {i, size}, inclusion));
      HX_TRY(const Proof consistency, consistency_proof({i + 1, size}, tree.source()));
      HX_DO(check_consistency(tree, {i + 1, size}, consistency));
    }
  }
  return Done{};
}

// Runs one vector per element of a list, or one failure if it is not a list.
void run_list(const std::string& file, const JsonObject& object, std::string_view key,
              VectorReport& report,
              const std::function<Result<Done>(std::size_t, const Json&)>& check) {
  const std::string place = file + "#" + std::string(key);
  const auto list = list_at(object, key);
  if (!list) return report.fail(place, list.error());
  for (std::size_t i = 0; i < list->size(); ++i)
    report.run(place + "[" + std::to_string(i) + "]", [&] { return check(i, (*list)[i]); });
}

}  // namespace

void run_proof_vector(const std::string& file, const JsonObject& object, VectorReport& report) {
  report.run(file, [&] { return run_proof(object); });
}

void run_reference_tree(const std::string& file, const JsonObject& object, VectorReport& report) {
  const auto tree = tree_of(object);
  if (!tree) return report.fail(file + "#leaf_inputs_hex", tree.error());
  run_list(file, object, "node_hashes_hex_by_level", report, [&](std::size_t i, const Json& level) {
    return check_level(*tree, static_cast<std::uint32_t>(i), level);
  });
  run_list(file, object, "root_hash_hex_by_size", report,
           [&](std::size_t size, const Json& root) { return check_root(*tree, size, root); });
  report.run(file + "#proofs", [&] { return check_all_proofs(*tree); });
}

}  // namespace huanxin::ledger

// Vectors of a log that is built again from a formula, with its keys.

#include <algorithm>

#include "ledger/checkpoint.h"
#include "ledger/internal/entry_formula.h"
#include "ledger/internal/text_lines.h"
#include "ledger/internal/vectors.h"
#include "ledger/internal/vectors_json.h"
#include "ledger/tile.h"

namespace huanxin::ledger {
namespace {

// Enough for any list of vectors; a wrong number must not eat the memory.
constexpr std::uint64_t kSizeMax = std::uint64_t{1} << 22;

struct GeneratedLog {
  JsonObject object;
  std::string file;
  EntryFormula formula;
  MemoryTree tree;
};

// The largest size that any list of the file speaks of.
std::uint64_t size_needed(const JsonObject& object) {
  std::uint64_t size = 0;
  for (const char* const list_name : {"Sizes", "Inclusion", "Consistency"}) {
    const auto list = list_at(object, list_name);
    if (!list) continue;
    for (const Json& element : *list) {
      if (!element.is_object()) continue;
      for (const char* const key : {"Size", "Size1", "Size2"})
        size = std::max(size, number_at(element.get_object(), key).value_or(0));
    }
  }
  return size;
}

Result<GeneratedLog> build_log(const std::string& file, const JsonObject& object) {
  HX_TRY(const std::string text, text_at(object, "EntryFormula"));
  HX_TRY(EntryFormula formula, EntryFormula::parse(text));
  const std::uint64_t size = size_needed(object);
  HX_DO(expect(size <= kSizeMax, "too large to build again"));
  GeneratedLog log{object, file, std::move(formula), {}};
  for (std::uint64_t i = 0; i < size; ++i) log.tree.append(leaf_hash(log.formula.entry(i)));
  return log;
}

Result<Done> check_keys(const JsonObject& object) {
  HX_TRY(const std::string vkey, text_at(object, "LogVkey"));
  HX_TRY(const VerifierKey verifier, VerifierKey::parse(vkey));
  HX_DO(expect(verifier.text() == vkey, "LogVkey does not print back the same"));
  const auto skey = optional_text_at(object, "LogSkeyTestOnly");
  if (!skey) return Done{};
  HX_TRY(const SignerKey signer, SignerKey::parse(*skey));
  HX_DO(expect(signer.text() == *skey, "LogSkeyTestOnly does not print back the same"));
  return expect(signer.verifier() == verifier, "the two keys of the log do not fit");
}

Result<Done> check_witness_key(const JsonObject& object) {
  HX_TRY(const std::string vkey, text_at(object, "WitnessVkey"));
  HX_TRY(const VerifierKey witness, VerifierKey::parse(vkey));
  HX_DO(expect(witness.text() == vkey, "WitnessVkey does not print back the same"));
  const auto name = optional_text_at(object, "WitnessName");
  return expect(!name || witness.name() == *name, "WitnessName differs");
}

Result<Done> check_sample(const GeneratedLog& log, std::string_view index, const Json& element) {
  const auto number = parse_decimal(index);
  HX_DO(expect(number.has_value(), "sample should be named by its number"));
  HX_TRY(const std::string wanted, text_of_element(element));
  return expect(to_base64(as_bytes(log.formula.entry(*number))) == wanted, "sample differs");
}

// One element of Sizes.
struct SizeCase {
  const GeneratedLog& log;
  JsonObject object;
  TreeHead head;
};

Result<Checkpoint> checkpoint_of(const SizeCase& at) {
  HX_TRY(std::string origin, text_at(at.log.object, "Origin"));
  return Checkpoint{std::move(origin), at.head, {}};
}

Result<Done> check_root(const SizeCase& at) {
  HX_TRY(const Hash wanted, hash_at(at.object, "RootB64"));
  return expect(at.head.root == wanted, "root is " + to_base64(at.head.root));
}

Result<Done> check_checkpoint(const SizeCase& at) {
  HX_TRY(const std::string wanted, text_at(at.object, "Checkpoint"));
  HX_TRY(const Checkpoint checkpoint, checkpoint_of(at));
  HX_TRY(const std::string vkey, text_at(at.log.object, "LogVkey"));
  HX_TRY(const VerifierKey verifier, VerifierKey::parse(vkey));
  HX_TRY(const OpenedCheckpoint opened,
         open_checkpoint(wanted, LogIdentity{checkpoint.origin, verifier, {}}));
  HX_DO(expect(opened.checkpoint == checkpoint, "states something else"));
  const auto skey = optional_text_at(at.log.object, "LogSkeyTestOnly");
  if (!skey) return Done{};
  HX_TRY(const SignerKey signer, SignerKey::parse(*skey));
  const std::vector<SignerKey> signers{signer};
  return expect(sign_checkpoint(checkpoint, signers) == wanted, "we sign other bytes");
}

Result<Done> check_cosigned(const SizeCase& at) {
  HX_TRY(const std::string note, text_at(at.object, "Cosigned"));
  HX_TRY(const Checkpoint checkpoint, checkpoint_of(at));
  HX_TRY(const std::string log_vkey, text_at(at.log.object, "LogVkey"));
  HX_TRY(const VerifierKey verifier, VerifierKey::parse(log_vkey));
  HX_TRY(const std::string witness_vkey, text_at(at.log.object, "WitnessVkey"));
  HX_TRY(const VerifierKey witness, VerifierKey::parse(witness_vkey));
  HX_TRY(const OpenedCheckpoint opened,
         open_checkpoint(note, LogIdentity{checkpoint.origin, verifier, {witness}}));
  HX_DO(expect(opened.checkpoint == checkpoint, "states something else"));
  HX_DO(expect(opened.note.signed_by(witness), "the witness did not cosign"));
  HX_TRY(const Note parsed, parse_note(note));
  return expect(to_text(parsed) == note, "does not print back the same");
}

Result<Bytes> file_at(const GeneratedLog& log, const TilePath& path) {
  if (path.kind == TileKind::hashes) return build_tile(path, log.tree.source());
  std::vector<std::string> entries;
  for (std::uint64_t i = 0; i < path.width; ++i)
    entries.push_back(log.formula.entry(path.index * kTileWidth + i));
  return build_entry_bundle(entries);
}

Result<Done> check_file(const SizeCase& at, TileKind kind, std::string_view name,
                        const Json& element) {
  HX_TRY(const TilePath path, parse_tile_path(name));
  HX_DO(expect(path.kind == kind, "stands in the wrong list"));
  HX_DO(expect(exists_at(path, at.head.size), "does not exist at this size"));
  HX_TRY(const std::string wanted, text_of_element(element));
  HX_TRY(const Bytes bytes, file_at(at.log, path));
  const std::string digest = to_hex(sha256(bytes));
  return expect(digest == wanted, "SHA-256 is " + digest);
}

void run_files(const SizeCase& at, const char* list, const std::string& place,
               VectorReport& report) {
  if (!at.object.contains(list)) return;
  const TileKind kind = std::string_view(list) == "Entries" ? TileKind::entries : TileKind::hashes;
  const auto files = object_at(at.object, list);
  if (!files) return report.fail(place + "." + list, files.error());
  for (const auto& [name, digest] : *files) {
    report.run(place + "." + list + "." + std::string(name),
               [&, &key = name, &value = digest] { return check_file(at, kind, key, value); });
  }
}

Result<SizeCase> size_case(const GeneratedLog& log, const Json& element) {
  HX_TRY(JsonObject object, object_of_element(element));
  HX_TRY(const std::uint64_t size, number_at(object, "Size"));
  HX_TRY(const Hash root, root_at(size, log.tree.source()));
  return SizeCase{log, std::move(object), {size, root}};
}

void run_size(const GeneratedLog& log, const Json& element, const std::string& place,
              VectorReport& report) {
  const auto at = size_case(log, element);
  if (!at) return report.fail(place, at.error());
  report.run(place + ".RootB64", [&] { return check_root(*at); });
  if (at->object.contains("Checkpoint"))
    report.run(place + ".Checkpoint", [&] { return check_checkpoint(*at); });
  if (at->object.contains("Cosigned"))
    report.run(place + ".Cosigned", [&] { return check_cosigned(*at); });
  run_files(*at, "Tiles", place, report);
  run_files(*at, "Entries", place, report);
}

Result<Done> run_inclusion(const MemoryTree& tree, const Json& element) {
  HX_TRY(const JsonObject object, object_of_element(element));
  HX_TRY(const std::uint64_t index, number_at(object, "Index"));
  HX_TRY(const std::uint64_t size, number_at(object, "Size"));
  HX_TRY(const Hash wanted, hash_at(object, "LeafHash"));
  HX_TRY(const Proof proof, proof_at(object, "Proof"));
  HX_TRY(const Hash leaf, tree.node({0, index}));
  HX_DO(expect(leaf == wanted, "leaf hash is " + to_base64(leaf)));
  return check_inclusion(tree, {index, size}, proof);
}

Result<Done> run_consistency(const MemoryTree& tree, const Json& element) {
  HX_TRY(const JsonObject object, object_of_element(element));
  HX_TRY(const std::uint64_t older, number_at(object, "Size1"));
  HX_TRY(const std::uint64_t newer, number_at(object, "Size2"));
  HX_TRY(const Hash root1, hash_at(object, "Root1"));
  HX_TRY(const Hash root2, hash_at(object, "Root2"));
  HX_TRY(const Proof proof, proof_at(object, "Proof"));
  HX_TRY(const Hash older_root, root_at(older, tree.source()));
  HX_TRY(const Hash newer_root, root_at(newer, tree.source()));
  HX_DO(expect(older_root == root1 && newer_root == root2, "a root differs"));
  return check_consistency(tree, {older, newer}, proof);
}

using ElementRun = std::function<void(const std::string& place, const Json& element)>;

void run_elements(const GeneratedLog& log, const char* key, VectorReport& report,
                  const ElementRun& run) {
  const std::string place = log.file + "#" + key;
  const auto list = list_at(log.object, key);
  if (!list) return report.fail(place, list.error());
  for (std::size_t i = 0; i < list->size(); ++i)
    run(place + "[" + std::to_string(i) + "]", (*list)[i]);
}

void run_samples(const GeneratedLog& log, VectorReport& report) {
  if (!log.object.contains("EntrySamplesB64")) return;
  const std::string place = log.file + "#EntrySamplesB64";
  const auto samples = object_at(log.object, "EntrySamplesB64");
  if (!samples) return report.fail(place, samples.error());
  for (const auto& [index, wanted] : *samples) {
    report.run(place + "." + std::string(index),
               [&, &key = index, &value = wanted] { return check_sample(log, key, value); });
  }
}

}  // namespace

void run_generated_log(const std::string& file, const JsonObject& object, VectorReport& report) {
  const auto log = build_log(file, object);
  if (!log) return report.fail(file, log.error());
  report.run(file + "#LogVkey", [&] { return check_keys(object); });
  if (object.contains("WitnessVkey"))
    report.run(file + "#WitnessVkey", [&] { return check_witness_key(object); });
  run_samples(*log, report);
  run_elements(*log, "Sizes", report, [&](const std::string& place, const Json& element) {
    run_size(*log, element, place, report);
  });
  run_elements(*log, "Inclusion", report, [&](const std::string& place, const Json& element) {
    report.run(place, [&] { return run_inclusion(log->tree, element); });
  });
  run_elements(*log, "Consistency", report, [&](const std::string& place, const Json& element) {
    report.run(place, [&] { return run_consistency(log->tree, element); });
  });
}

}  // namespace huanxin::ledger

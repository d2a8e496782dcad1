#include "ledger/internal/vectors_json.h"

#include <boost/json/parse.hpp>

#include "ledger/errors.h"

namespace huanxin::ledger {
namespace {

Error absent(std::string_view key, std::string_view type) {
  return vector_fault("member " + std::string(key) + " should be " + std::string(type));
}

}  // namespace

Error vector_fault(std::string_view why) { return Error::of(errors::kVectorFailed, {why}); }

Result<Done> expect(bool holds, std::string_view what) {
  if (!holds) return vector_fault(what);
  return Done{};
}

Result<Json> parse_vector_json(std::string_view text) {
  boost::system::error_code problem;
  Json value = boost::json::parse(boost::json::string_view(text.data(), text.size()), problem);
  if (problem) return vector_fault("not JSON: " + problem.message());
  return value;
}

Result<std::string> text_of_element(const Json& element) {
  if (!element.is_string()) return vector_fault("element should be a text");
  return std::string(element.get_string().data(), element.get_string().size());
}

Result<JsonObject> object_of_element(const Json& element) {
  if (!element.is_object()) return vector_fault("element should be an object");
  return element.get_object();
}

Result<std::string> text_at(const JsonObject& object, std::string_view key) {
  const Json* const member = object.if_contains(key);
  if (member == nullptr || !member->is_string()) return absent(key, "a text");
  return text_of_element(*member);
}

std::optional<std::string> optional_text_at(const JsonObject& object, std::string_view key) {
  auto text = text_at(object, key);
  if (!text) return std::nullopt;
  return *std::move(text);
}

Result<std::uint64_t> number_at(const JsonObject& object, std::string_view key) {
  const Json* const member = object.if_contains(key);
  if (member != nullptr && member->is_uint64()) return member->get_uint64();
  if (member == nullptr || !member->is_int64() || member->get_int64() < 0)
    return absent(key, "a whole number from 0 to 2^64");
  return static_cast<std::uint64_t>(member->get_int64());
}

Result<bool> boolean_at(const JsonObject& object, std::string_view key) {
  const Json* const member = object.if_contains(key);
  if (member == nullptr || !member->is_bool()) return absent(key, "true or false");
  return member->get_bool();
}

Result<JsonArray> list_at(const JsonObject& object, std::string_view key) {
  const Json* const member = object.if_contains(key);
  if (member == nullptr || member->is_null()) return JsonArray{};
  if (!member->is_array()) return absent(key, "a list");
  return member->get_array();
}

Result<JsonObject> object_at(const JsonObject& object, std::string_view key) {
  const Json* const member = object.if_contains(key);
  if (member == nullptr || !member->is_object()) return absent(key, "an object");
  return member->get_object();
}

Result<Hash> hash_at(const JsonObject& object, std::string_view key) {
  HX_TRY(const std::string text, text_at(object, key));
  return hash_from_base64(text);
}

Result<Proof> proof_at(const JsonObject& object, std::string_view key) {
  HX_TRY(const JsonArray list, list_at(object, key));
  Proof proof;
  for (const Json& element : list) {
    HX_TRY(const std::string text, text_of_element(element));
    HX_TRY(const Hash hash, hash_from_base64(text));
    proof.push_back(hash);
  }
  return proof;
}

Result<Bytes> hex_at(const JsonObject& object, std::string_view key) {
  HX_TRY(const std::string text, text_at(object, key));
  auto bytes = from_hex(text);
  if (!bytes) return absent(key, "hexadecimal");
  return *std::move(bytes);
}

Result<Done> check_inclusion(const MemoryTree& tree, LeafPlace place, const Proof& expected) {
  HX_TRY(const Proof built, inclusion_proof(place, tree.source()));
  HX_DO(expect(built == expected, "our inclusion proof differs"));
  HX_TRY(const Hash leaf, tree.node({0, place.index}));
  HX_TRY(const Hash root, root_at(place.size, tree.source()));
  return verify_inclusion({leaf, place.index, {place.size, root}}, expected);
}

Result<Done> check_consistency(const MemoryTree& tree, SizePair sizes, const Proof& expected) {
  HX_TRY(const Proof built, consistency_proof(sizes, tree.source()));
  HX_DO(expect(built == expected, "our consistency proof differs"));
  HX_TRY(const Hash older, root_at(sizes.older, tree.source()));
  HX_TRY(const Hash newer, root_at(sizes.newer, tree.source()));
  return verify_consistency({{sizes.older, older}, {sizes.newer, newer}}, expected);
}

}  // namespace huanxin::ledger

#include "ledger/receipt.h"

#include <algorithm>

#include "base/json.h"
#include "ledger/errors.h"

namespace huanxin::ledger {
namespace {

constexpr std::string_view kVersion = "hx-opening/v1";

Error malformed(std::string_view what) { return Error::of(errors::kReceiptMalformed, {what}); }

bool read_digest(const JsonObject& object, std::string_view key, Digest& digest) {
  const Json* const member = object.if_contains(key);
  if (member == nullptr || !member->is_string()) return false;
  const auto bytes = from_hex(std::string_view(member->get_string()));
  if (!bytes || bytes->size() != digest.size()) return false;
  std::copy(bytes->begin(), bytes->end(), digest.begin());
  return true;
}

}  // namespace

std::string to_text(const Receipt& receipt) {
  // Members in the order of RFC 8785; the entry is canonical itself.
  std::string text = "{\"entry\":" + to_text(receipt.entry);
  text += ",\"payload_sha256\":\"" + to_hex(receipt.opening.payload_sha256);
  text += "\",\"salt\":\"" + to_hex(receipt.opening.salt);
  return text + "\",\"v\":\"" + std::string(kVersion) + "\"}";
}

Result<Receipt> parse_receipt(std::string_view text) {
  const auto json = parse_json(text, 3);
  if (!json || !json->is_object()) return malformed("JSON");
  const JsonObject& object = json->get_object();
  const Json* const entry = object.if_contains("entry");
  if (entry == nullptr || !entry->is_object()) return malformed("entry");
  Receipt receipt;
  HX_TRY(receipt.entry, parse_entry(huanxin::to_text(*entry)));
  if (!read_digest(object, "payload_sha256", receipt.opening.payload_sha256))
    return malformed("payload_sha256");
  if (!read_digest(object, "salt", receipt.opening.salt)) return malformed("salt");
  if (to_text(receipt) != text) return malformed("canonical JSON");
  return receipt;
}

Result<std::string> entry_in_extra(std::string_view extra) {
  if (const auto entry = parse_entry(extra)) return to_text(*entry);
  HX_TRY(const Receipt receipt, parse_receipt(extra));
  return to_text(receipt.entry);
}

std::string build_receipt_file(const Receipt& receipt, ReceiptPlace place) {
  const std::string extra = to_text(receipt);
  return to_text(ProofFile{Bytes(extra.begin(), extra.end()), place.index, std::move(place.proof),
                           std::move(place.checkpoint)});
}

Result<CheckedReceipt> verify_receipt_file(std::string_view text, const LogIdentity& log) {
  HX_TRY(const ProofFile file, parse_proof_file(text));
  if (!file.extra) return malformed("extra");
  HX_TRY(Receipt receipt, parse_receipt(as_text(*file.extra)));
  HX_TRY(OpenedCheckpoint opened, verify_proof_file(file, leaf_hash(to_text(receipt.entry)), log));
  if (commitment_of(receipt.opening) != receipt.entry.commitment)
    return Error::of(errors::kOpeningWrong);
  return CheckedReceipt{std::move(receipt), file.index, std::move(opened)};
}

bool opens_to(const Receipt& receipt, std::string_view payload) {
  return commit(receipt.opening.salt, payload) == receipt.entry.commitment;
}

}  // namespace huanxin::ledger

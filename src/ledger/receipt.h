#pragma once

#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/proof_file.h"

namespace huanxin::ledger {

/// What an applicant holds: the entry and what opens its commitment. Travels in the `extra` line
/// of a proof file, `{"entry":{..},"payload_sha256":"..","salt":"..","v":"hx-opening/v1"}`.
struct Receipt {
  Entry entry;
  Opening opening;
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// The canonical JSON of the extra line.
std::string to_text(const Receipt& receipt);
/// Errors: ledger.receipt_malformed.
Result<Receipt> parse_receipt(std::string_view text);

/// A proof file with the receipt in its extra line.
struct ReceiptPlace {
  std::uint64_t index = 0;
  Proof proof;
  std::string checkpoint;  ///< the signed note
};
std::string build_receipt_file(const Receipt& receipt, ReceiptPlace place);

/// The canonical text of the entry that an extra line carries: as itself, or inside a receipt.
/// Errors: ledger.receipt_malformed.
Result<std::string> entry_in_extra(std::string_view extra);

/// What a checked receipt says.
struct CheckedReceipt {
  Receipt receipt;
  std::uint64_t index = 0;
  OpenedCheckpoint checkpoint;
};

/// Checks a receipt file offline: signatures, inclusion of the entry, opening of the commitment.
/// Errors: those of parse_proof_file and verify_proof_file; ledger.receipt_malformed;
///         ledger.opening_wrong, if salt and payload hash do not open the commitment.
Result<CheckedReceipt> verify_receipt_file(std::string_view text, const LogIdentity& log);

/// Whether the payload is the one that was committed to.
bool opens_to(const Receipt& receipt, std::string_view payload);

}  // namespace huanxin::ledger

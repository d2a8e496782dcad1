#include "ledger/cosignature.h"

#include <algorithm>

#include "ledger/errors.h"

namespace huanxin::ledger {

std::string cosigned_text(std::string_view text, UnixSeconds when) {
  return "cosignature/v1\ntime " + std::to_string(when.value) + "\n" + std::string(text);
}

Result<Done> check_witnesses(const OpenedNote& note, const WitnessPolicy& policy) {
  const auto present = static_cast<std::size_t>(
      std::count_if(policy.witnesses.begin(), policy.witnesses.end(),
                    [&](const VerifierKey& witness) { return note.signed_by(witness); }));
  if (present < policy.needed) {
    return Error::of(errors::kTooFewWitnesses,
                     {std::to_string(present), std::to_string(policy.needed)});
  }
  return Done{};
}

}  // namespace huanxin::ledger

#include "store/erase.h"

#include "store/errors.h"
#include "store/record.h"

namespace huanxin::store {
namespace {

Result<Outcome> decide_erasure(const Snapshot& snapshot, const CommandRequest& request,
                               const CommandContext&) {
  HX_TRY(const std::int64_t pieces, personal_pieces(snapshot, request.target));
  if (pieces == 0) return Error::of(errors::kNothingToErase, {excerpt(request.target, 64)});
  Outcome outcome;
  const JsonObject what{{"subject", request.target}, {"pieces", pieces}};
  outcome.events.push_back({.stream = "personal-data",
                            .kind = "personal_data.erased",
                            .data = what,
                            .entry_type = "correction"});
  outcome.reply = what;
  outcome.also = [subject = request.target](Transaction& transaction) -> Result<Done> {
    HX_DO(erase_vault(transaction, subject));
    return Done{};
  };
  return outcome;
}

}  // namespace

Result<std::int64_t> personal_pieces(const Snapshot& snapshot, std::string_view subject) {
  return snapshot.number("SELECT count(*) FROM vault WHERE subject = :subject",
                         {{"subject", subject}});
}

Command erasure_of(std::string subject) {
  return {.kind = {"personal_data.erase", decide_erasure},
          .actor = {.account = "system", .role = "system", .district = "", .subdistrict = ""},
          .request = {.target = std::move(subject), .body = {}, .expected_version = std::nullopt},
          .idempotency_key = ""};
}

}  // namespace huanxin::store

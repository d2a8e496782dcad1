#include "base/check.h"
#include "targets/internal/decide.h"

namespace {

using namespace huanxin;  // NOLINT: one file, one program
using targets::Status;

const store::Actor kActor{
    .account = "second", .role = "manager", .district = "d", .subdistrict = ""};

targets::ItemRules rules(targets::Counting counting) {
  return {.id = "d-2024-a1-01",
          .district = "d",
          .year = 2024,
          .code = "A1-01",
          .name_zh = "事项",
          .name_en = "item",
          .counting = counting,
          .verb = {.id = "add",
                   .zh = "新增",
                   .en = "add",
                   .kind = targets::VerbKind::deliver,
                   .met_when_zh = "交付",
                   .met_when_en = "delivered",
                   .evidence_zh = "清单",
                   .evidence_en = "list"}};
}

targets::ContributionState state(Status status, targets::Counting counting) {
  return {.id = "c",
          .project = "p",
          .counts = true,
          .status = status,
          .claimed_by = "first",
          .reached_on = Date{std::chrono::year{2024} / 3 / 1},
          .item = rules(counting),
          .last_closed = std::chrono::year{2024} / std::chrono::February};
}

/// Every refusal speaks both languages; every event has a canonical text.
void check(const Result<store::Outcome>& outcome) {
  if (!outcome) {
    HX_CHECK(is_clean_utf8(outcome.error().zh) && is_clean_utf8(outcome.error().en));
    return;
  }
  HX_CHECK(outcome->events.size() == 1);
  HX_CHECK(parse_json(canonical_json(outcome->events[0].data)).has_value());
}

/// What is claimed is whole where it must be, reached in the year, and shown by a file.
void check_claim(const targets::ClaimForm& form, const store::CommandContext& context) {
  for (const auto counting :
       {targets::Counting::whole, targets::Counting::measure, targets::Counting::one}) {
    const auto outcome = decide_claim(state(Status::planned, counting), form, context);
    check(outcome);
    if (!outcome) continue;
    HX_CHECK(!form.evidence.empty());
    HX_CHECK(counting == targets::Counting::measure || form.quantity.is_whole());
    HX_CHECK(to_iso(form.reached_on).starts_with("2024-"));
    HX_CHECK(!decide_claim(state(Status::verified, counting), form, context));
  }
}

}  // namespace

// Bodies of commands by strangers: whatever is read may be decided, and the rules hold.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const auto body = parse_json({data, size});
  if (!body) return 0;
  SeededRandom random(1);
  const store::CommandContext context{kActor, Instant{1'720'000'000'000}, random};
  if (const auto form = targets::parse_plan(*body)) {
    const targets::ProjectFacts project{.id = form->project,
                                        .district = "d",
                                        .name = "p",
                                        .subdistrict = {},
                                        .owner = "o",
                                        .published = true,
                                        .counts = true};
    check(decide_plan({.item = rules(targets::Counting::measure),
                       .project = project,
                       .existing = {},
                       .last_closed = {}},
                      *form, context));
  }
  if (const auto form = targets::parse_claim(*body)) check_claim(*form, context);
  if (const auto form = targets::parse_verification(*body)) {
    const auto outcome =
        decide_verification(state(Status::claimed, targets::Counting::whole), *form, context);
    check(outcome);
    HX_CHECK(outcome.has_value() || outcome.error().code == "targets.reason_missing");
  }
  if (const auto form = targets::parse_withdrawal(*body))
    check(decide_withdrawal(state(Status::refused, targets::Counting::whole), *form, context));
  return 0;
}

#include "base/check.h"
#include "base/json.h"
#include "targets/internal/apply.h"
#include "targets/internal/sums.h"
#include "targets/quantity.h"

namespace huanxin::targets {
namespace {

constexpr std::string_view kPlan = R"sql(
  INSERT INTO contributions (id, district, year, item, project, subdistrict, owner, published,
    counts, status, quantity, due, late_entry, note, evidence, version)
  SELECT :id, :district, :year, :item, id, coalesce(subdistrict, ''), owner, published,
         counts, 'planned', :quantity, :due, 0, :note, '[]', :version
    FROM target_projects WHERE id = :project)sql";

constexpr std::string_view kClaim = R"sql(
  UPDATE contributions SET status = 'claimed', claimed_quantity = :quantity,
    reached_on = :reached_on, late_entry = :late_entry, evidence = :evidence,
    note = coalesce(:note, note), claimed_by = :actor, claimed_role = :role, claimed_at = :at,
    decided_by = NULL, decided_role = NULL, decided_at = NULL, reason = NULL, version = :version
   WHERE id = :id)sql";

constexpr std::string_view kVerify = R"sql(
  UPDATE contributions SET status = 'verified', month = :month, decided_by = :actor,
    decided_role = :role, decided_at = :at, reason = :note, version = :version
   WHERE id = :id)sql";

constexpr std::string_view kRefuse = R"sql(
  UPDATE contributions SET status = 'refused', decided_by = :actor, decided_role = :role,
    decided_at = :at, reason = :reason, version = :version
   WHERE id = :id)sql";

constexpr std::string_view kWithdraw = R"sql(
  UPDATE contributions SET status = 'withdrawn', reason = :reason, version = :version
   WHERE id = :id)sql";

constexpr std::string_view kVerdict = R"sql(
  INSERT INTO target_verdicts (district, verified, refused)
  SELECT district, :verified, :refused FROM contributions WHERE id = :id
  ON CONFLICT DO UPDATE SET verified = verified + excluded.verified,
                            refused = refused + excluded.refused)sql";

constexpr std::string_view kSlippage = R"sql(
  INSERT INTO target_slippage (district, days, count)
  SELECT district, CAST(julianday(reached_on) - julianday(due) AS INTEGER), 1
    FROM contributions WHERE id = :id AND due IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1)sql";

std::optional<std::string> text_at(const JsonObject& data, std::string_view key) {
  const Json* member = data.if_contains(key);
  if (member == nullptr || member->is_null()) return std::nullopt;
  return text_of(data, key);
}

std::int64_t parts_at(const JsonObject& data, std::string_view key) {
  const auto quantity = parse_quantity(data.at(key).to_number<double>());
  HX_CHECK(quantity.has_value());
  return quantity->in_parts();
}

store::Params common(const store::Event& event) {
  return {{"id", event.stream},
          {"version", event.stream_version},
          {"actor", event.actor},
          {"role", text_or_empty(event.data, "role")},
          {"at", event.at},
          {"reason", text_at(event.data, "reason")},
          {"note", text_at(event.data, "note")}};
}

Result<Done> plan(store::Transaction& transaction, const store::Event& event) {
  store::Params params = common(event);
  params.emplace_back("district", text_of(event.data, "district"));
  params.emplace_back("year", int_of(event.data, "year"));
  params.emplace_back("item", text_of(event.data, "item"));
  params.emplace_back("project", text_of(event.data, "project"));
  params.emplace_back("quantity", parts_at(event.data, "quantity"));
  params.emplace_back("due", text_at(event.data, "due"));
  HX_TRY(const std::int64_t written, transaction.write(kPlan, params));
  HX_CHECK(written == 1);
  return enter_sums(transaction, event.stream);
}

/// Changes the row of an event's contribution, in step with the sums.
Result<Done> change(store::Transaction& transaction, const store::Event& event,
                    std::string_view sql, const store::Params& params) {
  HX_DO(leave_sums(transaction, event.stream));
  HX_TRY(const std::int64_t written, transaction.write(sql, params));
  HX_CHECK(written == 1);
  return enter_sums(transaction, event.stream);
}

Result<Done> claim(store::Transaction& transaction, const store::Event& event) {
  store::Params params = common(event);
  params.emplace_back("quantity", parts_at(event.data, "quantity"));
  params.emplace_back("reached_on", text_of(event.data, "reached_on"));
  params.emplace_back("late_entry", event.data.at("late_entry").as_bool());
  params.emplace_back("evidence", canonical_json(event.data.at("evidence")));
  return change(transaction, event, kClaim, params);
}

enum class Verdict { verified, refused };

Result<Done> remember(store::Transaction& transaction, const store::Event& event, Verdict verdict) {
  const bool yes = verdict == Verdict::verified;
  const store::Params params{
      {"id", event.stream}, {"verified", yes ? 1 : 0}, {"refused", yes ? 0 : 1}};
  HX_DO(transaction.write(kVerdict, params));
  if (yes) HX_DO(transaction.write(kSlippage, params));
  return Done{};
}

Result<Done> verify(store::Transaction& transaction, const store::Event& event) {
  store::Params params = common(event);
  params.emplace_back("month", text_of(event.data, "month"));
  HX_DO(change(transaction, event, kVerify, params));
  return remember(transaction, event, Verdict::verified);
}

Result<Done> refuse(store::Transaction& transaction, const store::Event& event) {
  HX_DO(change(transaction, event, kRefuse, common(event)));
  return remember(transaction, event, Verdict::refused);
}

}  // namespace

Result<Done> apply_contribution(store::Transaction& transaction, const store::Event& event) {
  if (event.kind == "contribution.planned") return plan(transaction, event);
  if (event.kind == "contribution.claimed") return claim(transaction, event);
  if (event.kind == "contribution.verified") return verify(transaction, event);
  if (event.kind == "contribution.refused") return refuse(transaction, event);
  if (event.kind == "contribution.withdrawn")
    return change(transaction, event, kWithdraw, common(event));
  return Done{};
}

}  // namespace huanxin::targets

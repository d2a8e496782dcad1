#include "targets/internal/sums.h"

namespace huanxin::targets {
namespace {

constexpr std::string_view kCounts = R"sql(
  INSERT INTO contribution_counts (district, item, status, published, count)
  SELECT district, item, status, published, :sign FROM contributions WHERE id = :id
  ON CONFLICT DO UPDATE SET count = count + excluded.count)sql";

constexpr std::string_view kCells = R"sql(
  INSERT INTO target_cells
    (district, year, item, subdistrict, status, due_month, count, planned, reached)
  SELECT district, year, item, subdistrict, status,
         CASE status WHEN 'planned' THEN substr(coalesce(due, ''), 1, 7) ELSE '' END,
         :sign,
         :sign * CASE status WHEN 'planned' THEN quantity
                             ELSE max(quantity, claimed_quantity) END,
         :sign * CASE status WHEN 'planned' THEN 0 ELSE claimed_quantity END
    FROM contributions
   WHERE id = :id AND counts = 1 AND status IN ('planned', 'claimed', 'verified')
  ON CONFLICT DO UPDATE SET count = count + excluded.count, planned = planned + excluded.planned,
                            reached = reached + excluded.reached)sql";

constexpr std::string_view kMonths = R"sql(
  INSERT INTO target_months (item, month, count, verified)
  SELECT item, month, :sign, :sign * claimed_quantity FROM contributions
   WHERE id = :id AND counts = 1 AND status = 'verified'
  ON CONFLICT DO UPDATE SET count = count + excluded.count,
                            verified = verified + excluded.verified)sql";

Result<Done> shift(store::Transaction& transaction, std::string_view contribution, int sign) {
  const store::Params params{{"id", contribution}, {"sign", sign}};
  for (const std::string_view sql : {kCounts, kCells, kMonths}) {
    HX_DO(transaction.write(sql, params));
  }
  return Done{};
}

}  // namespace

Result<Done> leave_sums(store::Transaction& transaction, std::string_view contribution) {
  return shift(transaction, contribution, -1);
}

Result<Done> enter_sums(store::Transaction& transaction, std::string_view contribution) {
  return shift(transaction, contribution, +1);
}

}  // namespace huanxin::targets

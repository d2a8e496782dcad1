#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "store/snapshot.h"
#include "targets/month.h"
#include "targets/quantity.h"

namespace huanxin::targets {

/// The cumulative figures of one item from the beginning of its year to the end of a month.
struct PeriodFigure {
  std::string item;
  std::string code;
  Quantity planned;
  Quantity claimed;  ///< reached by the end of the month: waiting, plus verified
  Quantity verified;
  friend bool operator==(const PeriodFigure&, const PeriodFigure&) = default;
};

/// A reporting month (schema Period). Once closed its figures never change: they are those that the
/// closing event carries. What is claimed later for a closed month keeps its true date and enters
/// the figures of the month then open, marked as a late entry.
struct Period {
  std::string id;  ///< `chaoyang-2024-03`
  std::string district;
  Month month;
  std::optional<Instant> closed_at;
  std::vector<PeriodFigure> figures;  ///< empty while open
};

/// The months of the district's programme years (of `year` alone, where given) up to the one that
/// holds `today`, oldest first, open ones included.
Result<std::vector<Period>> periods(const store::Snapshot& snapshot, std::string_view district,
                                    std::optional<int> year, Date today);
Result<std::optional<Period>> period(const store::Snapshot& snapshot, std::string_view id);

/// The columns of the CSV form (one row for each figure, one for each month without), and the rows.
std::vector<std::string_view> period_csv_columns();
std::vector<std::vector<std::string>> period_csv_rows(const Period& period);

JsonObject to_json(const Period& period);

}  // namespace huanxin::targets

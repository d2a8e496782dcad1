#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/snapshot.h"
#include "targets/forecast.h"
#include "targets/month.h"
#include "targets/programme.h"
#include "targets/rollup.h"

namespace huanxin::targets {

/// A programme as adopted.
struct AdoptedProgramme {
  Programme programme;
  std::int64_t version = 0;  ///< 1 for the first adoption of its year
  Instant adopted_at;
};

/// Which programmes there are, by district and year.
struct ProgrammeName {
  std::string id;
  std::string district;
  int year = 0;
};
Result<std::vector<ProgrammeName>> programmes(const store::Snapshot& snapshot);

/// The programme of a district and year; of the newest year where `year` is absent.
Result<std::optional<AdoptedProgramme>> programme(const store::Snapshot& snapshot,
                                                  std::string_view district,
                                                  std::optional<int> year);
/// The programme to which an item belongs, if there is such an item.
Result<std::optional<AdoptedProgramme>> programme_of_item(const store::Snapshot& snapshot,
                                                          std::string_view item);

/// All contributions of a programme that count (see ProjectFacts::counts), summed where they agree
/// in item, status and month of the due date: the due date given is the last day of that month.
/// By item, so that each item's entries lie together. Subdistricts stay empty.
/// Cost: a scan of at most 20,000 sums, however many contributions there are; some hundred rows.
Result<std::vector<RollupEntry>> rollup_entries(const store::Snapshot& snapshot,
                                                std::string_view district, int year);
/// The same for one item, with subdistricts.
Result<std::vector<RollupEntry>> rollup_entries_of_item(const store::Snapshot& snapshot,
                                                        std::string_view item);
/// How claims and dates have turned out in a district so far, in all its years.
Result<Experience> experience(const store::Snapshot& snapshot, std::string_view district);

/// What roll_up() needs beside entries and goal.
Result<RollupContext> rollup_context(const store::Snapshot& snapshot, const Programme& programme,
                                     Date today);

/// Contributions and items of one subdistrict in a year, for the table and the map.
struct SubdistrictCounts {
  std::string code;
  std::int64_t items = 0;    ///< with a contribution there
  std::int64_t planned = 0;  ///< contributions: planned, claimed or verified
  std::int64_t claimed = 0;  ///< claimed or verified
  std::int64_t verified = 0;
};
Result<std::vector<SubdistrictCounts>> subdistrict_counts(const store::Snapshot& snapshot,
                                                          std::string_view district, int year);

/// What was verified for an item, by the month in whose figures it counts; months with nothing are
/// left out. Contributions of projects that no longer count are left out too.
struct TrendPoint {
  Month month;
  Quantity verified;
};
Result<std::vector<TrendPoint>> trend(const store::Snapshot& snapshot, std::string_view item);

JsonObject to_json(const TrendPoint& point);

}  // namespace huanxin::targets

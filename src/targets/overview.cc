#include "targets/overview.h"

#include <functional>
#include <map>

#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

using store::Row;

constexpr std::string_view kProgrammes =
    "SELECT district, year FROM programmes ORDER BY district, year";

constexpr std::string_view kProgramme = R"sql(
  SELECT content, version, adopted_at FROM programmes
   WHERE district = :district AND (:year = 0 OR year = :year)
   ORDER BY year DESC LIMIT 1)sql";

constexpr std::string_view kOfItem = R"sql(
  SELECT p.content, p.version, p.adopted_at
    FROM programme_items i JOIN programmes p ON p.district = i.district AND p.year = i.year
   WHERE i.id = :item)sql";

constexpr std::string_view kCells = R"sql(
  SELECT item, '', status, due_month, sum(planned), sum(reached), sum(count)
    FROM target_cells WHERE district = :district AND year = :year AND count > 0
   GROUP BY item, status, due_month ORDER BY item, status, due_month)sql";

constexpr std::string_view kItemCells = R"sql(
  SELECT t.item, t.subdistrict, t.status, t.due_month, t.planned, t.reached, t.count
    FROM programme_items i
    JOIN target_cells t ON t.district = i.district AND t.year = i.year AND t.item = i.id
   WHERE i.id = :item AND t.count > 0 ORDER BY t.status, t.due_month, t.subdistrict)sql";

constexpr std::string_view kVerdicts =
    "SELECT verified, refused FROM target_verdicts WHERE district = :district";

constexpr std::string_view kSlippage =
    "SELECT days, count FROM target_slippage WHERE district = :district ORDER BY days";

// In the order of the key, so by item; put together here, which is quicker than a second sorting.
constexpr std::string_view kCounts = R"sql(
  SELECT item, subdistrict, status, count FROM target_cells
   WHERE district = :district AND year = :year AND count > 0
   ORDER BY item, status, due_month, subdistrict)sql";

constexpr std::string_view kTrend =
    "SELECT month, verified FROM target_months WHERE item = :item AND count > 0 ORDER BY month";

AdoptedProgramme programme_row(const Row& row) {
  const auto content = parse_json(row.text(0));
  HX_CHECK(content.has_value());
  auto programme = parse_programme(*content);
  HX_CHECK(programme.has_value());
  return {.programme = *std::move(programme),
          .version = row.integer(1),
          .adopted_at = row.get<Instant>(2)};
}

Month month_of_text(std::string_view text) {
  const auto month = parse_month(text);
  HX_CHECK(month.has_value());
  return *month;
}

RollupEntry cell_row(const Row& row) {
  RollupEntry entry;
  entry.item = row.text(0);
  entry.subdistrict = row.text(1);
  entry.status = value_of(kStatuses, row.text(2)).value();
  if (!row.text(3).empty()) entry.due = last_day(month_of_text(row.text(3)));
  entry.planned = Quantity::parts(row.integer(4));
  entry.reached = Quantity::parts(row.integer(5));
  entry.count = row.integer(6);
  return entry;
}

}  // namespace

Result<std::vector<ProgrammeName>> programmes(const store::Snapshot& snapshot) {
  return snapshot.rows(kProgrammes, {}, [](const Row& row) {
    ProgrammeName name{.id = {}, .district = row.get<std::string>(0), .year = row.get<int>(1)};
    name.id = name.district + '-' + std::to_string(name.year);
    return name;
  });
}

Result<std::optional<AdoptedProgramme>> programme(const store::Snapshot& snapshot,
                                                  std::string_view district,
                                                  std::optional<int> year) {
  return snapshot.row(kProgramme, {{"district", district}, {"year", year.value_or(0)}},
                      programme_row);
}

Result<std::optional<AdoptedProgramme>> programme_of_item(const store::Snapshot& snapshot,
                                                          std::string_view item) {
  return snapshot.row(kOfItem, {{"item", item}}, programme_row);
}

Result<std::vector<RollupEntry>> rollup_entries(const store::Snapshot& snapshot,
                                                std::string_view district, int year) {
  return snapshot.rows(kCells, {{"district", district}, {"year", year}}, cell_row);
}

Result<std::vector<RollupEntry>> rollup_entries_of_item(const store::Snapshot& snapshot,
                                                        std::string_view item) {
  return snapshot.rows(kItemCells, {{"item", item}}, cell_row);
}

Result<Experience> experience(const store::Snapshot& snapshot, std::string_view district) {
  const store::Params params{{"district", district}};
  Experience experience;
  HX_DO(snapshot.each(kVerdicts, params, [&](const Row& row) {
    experience.verified = row.integer(0);
    experience.refused = row.integer(1);
    return false;
  }));
  HX_TRY(experience.slippage, snapshot.rows(kSlippage, params, [](const Row& row) {
    return Experience::Slippage{.days = row.get<int>(0), .count = row.integer(1)};
  }));
  return experience;
}

Result<RollupContext> rollup_context(const store::Snapshot& snapshot, const Programme& programme,
                                     Date today) {
  HX_TRY(const Experience seen, experience(snapshot, programme.district));
  return RollupContext{.year = programme.year,
                       .today = today,
                       .outlook = outlook(seen, programme.settings),
                       .settings = programme.settings};
}

Result<std::vector<SubdistrictCounts>> subdistrict_counts(const store::Snapshot& snapshot,
                                                          std::string_view district, int year) {
  struct Tally {
    SubdistrictCounts counts;
    std::string last_item;
  };
  std::map<std::string, Tally, std::less<>> tallies;
  HX_DO(snapshot.each(kCounts, {{"district", district}, {"year", year}}, [&](const Row& row) {
    auto found = tallies.find(row.text(1));
    if (found == tallies.end()) found = tallies.emplace(row.text(1), Tally{}).first;
    auto& [counts, last_item] = found->second;
    if (last_item != row.text(0)) {
      last_item = row.text(0);
      ++counts.items;
    }
    const std::int64_t count = row.integer(3);
    const auto status = value_of(kStatuses, row.text(2)).value();
    counts.planned += count;
    if (status != Status::planned) counts.claimed += count;
    if (status == Status::verified) counts.verified += count;
    return true;
  }));
  std::vector<SubdistrictCounts> list;
  for (auto& [code, tally] : tallies) {
    tally.counts.code = code;
    list.push_back(std::move(tally.counts));
  }
  return list;
}

Result<std::vector<TrendPoint>> trend(const store::Snapshot& snapshot, std::string_view item) {
  return snapshot.rows(kTrend, {{"item", item}}, [](const Row& row) {
    return TrendPoint{.month = month_of_text(row.text(0)),
                      .verified = Quantity::parts(row.integer(1))};
  });
}

JsonObject to_json(const TrendPoint& point) {
  return {{"month", to_text(point.month)}, {"verified", to_json(point.verified)}};
}

}  // namespace huanxin::targets

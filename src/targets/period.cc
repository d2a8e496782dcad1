#include "targets/period.h"

#include <cmath>
#include <map>

#include "targets/internal/load.h"
#include "targets/internal/read.h"

namespace huanxin::targets {
namespace {

using store::Row;

constexpr std::string_view kClosed = R"sql(
  SELECT month, closed_at, figures FROM periods WHERE district = :district ORDER BY month)sql";

Quantity quantity_of(const JsonObject& figure, std::string_view key) {
  const auto number = figure.at(key).to_number<double>();
  return Quantity::parts(static_cast<std::int64_t>(std::llround(number * Quantity::kParts)));
}

std::vector<PeriodFigure> figures_cell(const Row& row, int column) {
  const auto array = parse_json(row.text(column));
  HX_CHECK(array.has_value());
  std::vector<PeriodFigure> figures;
  for (const Json& element : array->as_array()) {
    const JsonObject& figure = element.as_object();
    figures.push_back({.item = text_of(figure, "item"),
                       .code = text_of(figure, "code"),
                       .planned = quantity_of(figure, "planned"),
                       .claimed = quantity_of(figure, "claimed"),
                       .verified = quantity_of(figure, "verified")});
  }
  return figures;
}

Period open_period(const std::string& district, Month month) {
  return {.id = district + '-' + to_text(month),
          .district = district,
          .month = month,
          .closed_at = {},
          .figures = {}};
}

}  // namespace

Result<std::vector<Period>> periods(const store::Snapshot& snapshot, std::string_view district,
                                    std::optional<int> year, Date today) {
  const std::string name(district);
  HX_TRY(const auto years, programme_years(snapshot, district));
  std::map<Month, Period> by_month;
  for (const int one : years) {
    for (unsigned number = 1; number <= 12 && (!year || *year == one); ++number) {
      const Month month = std::chrono::year{one} / std::chrono::month{number};
      if (month <= month_of(today)) by_month.emplace(month, open_period(name, month));
    }
  }
  HX_DO(snapshot.each(kClosed, {{"district", district}}, [&](const Row& row) {
    const auto month = parse_month(row.text(0));
    HX_CHECK(month.has_value());
    const auto found = by_month.find(*month);
    if (found == by_month.end()) return true;
    found->second.closed_at = row.get<Instant>(1);
    found->second.figures = figures_cell(row, 2);
    return true;
  }));
  std::vector<Period> list;
  for (auto& [month, period] : by_month) list.push_back(std::move(period));
  return list;
}

Result<std::optional<Period>> period(const store::Snapshot& snapshot, std::string_view id) {
  const auto name = parse_period_id(id);
  if (!name) return std::optional<Period>();
  const int year = static_cast<int>(name->month.year());
  HX_TRY(auto all, periods(snapshot, name->district, year, last_day(name->month)));
  for (Period& one : all) {
    if (one.month == name->month) return std::optional(std::move(one));
  }
  return std::optional<Period>();
}

std::vector<std::string_view> period_csv_columns() {
  return {"id",   "district", "month",   "closed",  "closed_at",
          "item", "code",     "planned", "claimed", "verified"};
}

std::vector<std::vector<std::string>> period_csv_rows(const Period& period) {
  const std::vector<std::string> month = {period.id, period.district, to_text(period.month),
                                          period.closed_at ? "true" : "false",
                                          period.closed_at ? to_iso(*period.closed_at) : ""};
  std::vector<std::vector<std::string>> rows;
  for (const PeriodFigure& figure : period.figures) {
    rows.push_back(month);
    for (const std::string& cell : {figure.item, figure.code, to_text(figure.planned),
                                    to_text(figure.claimed), to_text(figure.verified)}) {
      rows.back().push_back(cell);
    }
  }
  if (!rows.empty()) return rows;
  rows.push_back(month);
  rows.back().resize(period_csv_columns().size());
  return rows;
}

JsonObject to_json(const Period& period) {
  JsonObject json{{"id", period.id},
                  {"district", period.district},
                  {"month", to_text(period.month)},
                  {"closed", period.closed_at.has_value()}};
  put_or_null(json, "closed_at",
              period.closed_at ? std::optional(to_iso(*period.closed_at)) : std::nullopt);
  JsonArray figures;
  for (const PeriodFigure& figure : period.figures) {
    figures.push_back({{"item", figure.item},
                       {"code", figure.code},
                       {"planned", to_json(figure.planned)},
                       {"claimed", to_json(figure.claimed)},
                       {"verified", to_json(figure.verified)}});
  }
  json["figures"] = std::move(figures);
  return json;
}

}  // namespace huanxin::targets

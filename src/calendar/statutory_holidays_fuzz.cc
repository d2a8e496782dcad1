#include "calendar/statutory_holidays.h"
#include "base/check.h"

namespace {

using huanxin::calendar::Festivals;

// Two years, so that every offset meets the turn of a year.
constexpr std::string_view kFestivals = R"({"title": "t", "basis": "b", "source": "s",
  "columns": ["spring_festival", "qingming", "dragon_boat", "mid_autumn"],
  "days": [["2025-01-29", "2025-04-04", "2025-05-31", "2025-10-06"],
           ["2026-02-17", "2026-04-05", "2026-06-19", "2026-09-25"]]})";

}  // namespace

// Whatever list of holidays parses gives days in order, each once.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  auto festivals = Festivals::parse(kFestivals);
  HX_CHECK(festivals.has_value());
  const auto holidays =
      huanxin::calendar::StatutoryHolidays::parse({data, size}, *std::move(festivals));
  if (!holidays) return 0;
  for (int year = holidays->first_year(); year <= holidays->last_year(); ++year) {
    const auto days = holidays->days_of(year);
    for (std::size_t i = 1; i < days.size(); ++i) HX_CHECK(days[i - 1] < days[i]);
  }
  return 0;
}

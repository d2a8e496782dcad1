#include "calendar/deadline.h"

#include <benchmark/benchmark.h>

#include "base/check.h"

namespace {

using huanxin::Date;
using namespace huanxin::calendar;     // NOLINT: a benchmark
using namespace std::chrono_literals;  // NOLINT: for 2026y

// A plan that frees only New Year's Day.
HolidayPlan new_year_only(int year) {
  HolidayPlan plan;
  plan.year = year;
  plan.off = {Date{std::chrono::year{year} / 1 / 1}};
  return plan;
}

void bench_due_date(benchmark::State& state) {
  const auto calendar = WorkingCalendar::strict({new_year_only(2026), new_year_only(2027)}).value();
  const Date monday{2026y / 3 / 2};
  const Term week{.start = monday, .limit = WorkingDays{5}, .extension = 0, .suspended = {}};
  HX_CHECK(due_date(calendar, week).value().date == Date{2026y / 3 / 9});

  const Term term{.start = monday,
                  .limit = WorkingDays{static_cast<int>(state.range(0))},
                  .extension = 0,
                  .suspended = {{Date{2026y / 3 / 4}, Date{2026y / 3 / 4}}}};
  for (auto _ : state) {
    auto due = due_date(calendar, term);
    benchmark::DoNotOptimize(due);
  }
}
BENCHMARK(bench_due_date)->Arg(5)->Arg(250);

void bench_working_days_left(benchmark::State& state) {
  const auto calendar = WorkingCalendar::strict({new_year_only(2026), new_year_only(2027)}).value();
  const DueDate due{Date{2027y / 3 / 9}, false};
  const Date today{2026y / 3 / 2};
  HX_CHECK(working_days_left(calendar, today, {Date{2026y / 3 / 9}, false}).value().working_days ==
           5);
  for (auto _ : state) {
    auto left = working_days_left(calendar, today, due);
    benchmark::DoNotOptimize(left);
  }
}
BENCHMARK(bench_working_days_left);

}  // namespace

BENCHMARK_MAIN();

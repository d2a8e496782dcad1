#pragma once

#include <string>
#include <vector>

/// What the measuring programs share: figures, the program measured, callers, written rows.
namespace huanxin::bench {

/// One row of a report; see tools/bench.
struct Figure {
  std::string name;
  double value = 0;
  std::string unit;
  std::string against{};  ///< the peer or the goal; empty for none
  double ratio = 0;       ///< of the value to that
  int runs = 0;
};

/// Writes the rows to the path in HX_BENCH_OUT, or to standard output where it is not set.
void write_figures(const std::vector<Figure>& figures);

double median(std::vector<double> values);
/// The value below which `share` (0 to 1) of them lie.
double quantile(std::vector<double> values, double share);

/// Whether only a small run was asked for, as a test: HX_BENCH_SMOKE=1.
bool is_smoke();

/// Seconds on a clock that never goes back.
double seconds_now();

}  // namespace huanxin::bench

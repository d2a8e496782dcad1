#include "figures.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "base/check.h"
#include "base/json.h"

namespace huanxin::bench {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return value == nullptr ? "" : value;
}

}  // namespace

void write_figures(const std::vector<Figure>& figures) {
  JsonArray rows;
  for (const Figure& figure : figures) {
    const bool compared = !figure.against.empty();
    rows.push_back(JsonObject{{"name", figure.name},
                              {"value", figure.value},
                              {"unit", figure.unit},
                              {"against", compared ? Json(figure.against) : Json(nullptr)},
                              {"ratio", compared ? Json(figure.ratio) : Json(nullptr)},
                              {"runs", figure.runs}});
  }
  const std::string path = variable("HX_BENCH_OUT");
  if (path.empty()) {
    std::cout << to_text(rows) << '\n';
    return;
  }
  std::ofstream file(path);
  file << to_text(rows) << '\n' << std::flush;
  HX_CHECK(file.good());
}

double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

double quantile(std::vector<double> values, double share) {
  HX_CHECK(!values.empty());
  const auto last = static_cast<double>(values.size() - 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * last + 0.5);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

bool is_smoke() { return variable("HX_BENCH_SMOKE") == "1"; }

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace huanxin::bench

#include "targets/forecast.h"

#include <algorithm>
#include <cmath>

namespace huanxin::targets {
namespace {

/// Nearest rank: the smallest value below or at which a share `p` of all lies.
std::optional<int> quantile(const std::vector<Experience::Slippage>& sorted, std::int64_t total,
                            double p) {
  std::int64_t below = 0;
  for (const auto& slippage : sorted) {
    below += slippage.count;
    if (static_cast<double>(below) >= p * static_cast<double>(total)) return slippage.days;
  }
  return std::nullopt;
}

}  // namespace

Outlook outlook(const Experience& experience, const Settings& settings) {
  Outlook view;
  const auto decided = static_cast<double>(experience.verified + experience.refused);
  const double z2 = settings.band_z * settings.band_z;
  const double share = decided > 0 ? static_cast<double>(experience.verified) / decided : 0.5;
  const double centre = (share * decided + z2 / 2) / (decided + z2);
  const double half =
      settings.band_z / (decided + z2) * std::sqrt(share * (1 - share) * decided + z2 / 4);
  view.low.acceptance = std::clamp(centre - half, 0.0, 1.0);
  view.mid.acceptance = centre;
  view.high.acceptance = std::clamp(centre + half, 0.0, 1.0);

  std::vector<Experience::Slippage> sorted = experience.slippage;
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& lhs, const auto& rhs) { return lhs.days < rhs.days; });
  std::int64_t finished = 0;
  for (const auto& slippage : sorted) finished += slippage.count;
  if (finished < settings.slippage_min) return view;
  view.low.slippage_days = quantile(sorted, finished, settings.slippage_high);
  view.mid.slippage_days = quantile(sorted, finished, settings.slippage_mid);
  view.high.slippage_days = quantile(sorted, finished, settings.slippage_low);
  return view;
}

}  // namespace huanxin::targets

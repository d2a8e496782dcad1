#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "targets/programme.h"

namespace huanxin::targets {

/// What the record knows of how claims and dates have turned out so far.
struct Experience {
  std::int64_t verified = 0;  ///< claims decided with yes
  std::int64_t refused = 0;   ///< claims decided with no
  struct Slippage {
    int days = 0;  ///< from the planned day to the day reached; negative where early
    std::int64_t count = 0;
  };
  std::vector<Slippage> slippage;  ///< of verified contributions that had a planned day; by days
};

/// What experience says of the future: a low, a middle and a high view.
struct Outlook {
  struct View {
    double acceptance = 0;             ///< share of waiting claims that will be verified
    std::optional<int> slippage_days;  ///< added to planned days; nothing: experience is too small
  };
  View low;
  View mid;
  View high;
};

/// Estimates the outlook.
///
/// Acceptance: the Wilson score interval of verified / (verified + refused) at settings.band_z with
/// its centre as the middle; without any decided claim 0, 1/2 and 1. Slippage: empirical quantiles
/// (nearest rank) at settings.slippage_high for the low view, slippage_mid, and slippage_low for
/// the high view; only with at least settings.slippage_min finished contributions.
///
/// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
///         JASA 22 (1927); quantiles: Hyndman and Fan, Sample quantiles in statistical packages,
///         The American Statistician 50 (1996), definition 1.
/// Cost:   linear in the distinct numbers of days.
Outlook outlook(const Experience& experience, const Settings& settings);

}  // namespace huanxin::targets

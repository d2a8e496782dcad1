#include "targets/forecast.h"

#include <gtest/gtest.h>

#include "targets/internal/record_fixture_test.h"

namespace huanxin::targets {
namespace {

Settings settings() { return testing::chaoyang_2024().settings; }

TEST(Outlook, KnowsNothingWithoutAnyDecidedClaim) {
  const Outlook view = outlook({}, settings());
  EXPECT_DOUBLE_EQ(view.low.acceptance, 0);
  EXPECT_DOUBLE_EQ(view.mid.acceptance, 0.5);
  EXPECT_DOUBLE_EQ(view.high.acceptance, 1);
  EXPECT_FALSE(view.low.slippage_days || view.mid.slippage_days || view.high.slippage_days);
}

// Wilson (1927) for 8 of 10 at z = 1.2816, computed apart from this program.
TEST(Outlook, TakesTheWilsonIntervalOfTheAcceptanceShare) {
  const Outlook view = outlook({.verified = 8, .refused = 2, .slippage = {}}, settings());
  EXPECT_NEAR(view.mid.acceptance, 0.757677, 1e-5);
  EXPECT_NEAR(view.low.acceptance, 0.601588, 1e-5);
  EXPECT_NEAR(view.high.acceptance, 0.913765, 1e-5);
}

TEST(Outlook, TakesNearestRankQuantilesOfSlippageWhateverTheirOrder) {
  const Experience experience{
      .verified = 10, .refused = 0, .slippage = {{60, 1}, {-5, 1}, {10, 3}, {0, 4}, {30, 1}}};
  const Outlook view = outlook(experience, settings());
  EXPECT_EQ(view.high.slippage_days, -5);
  EXPECT_EQ(view.mid.slippage_days, 0);
  EXPECT_EQ(view.low.slippage_days, 30);
}

TEST(Outlook, DoesNotTrustTheSlippageOfTooFew) {
  const Experience four{.verified = 4, .refused = 0, .slippage = {{10, 4}}};
  EXPECT_FALSE(outlook(four, settings()).mid.slippage_days.has_value());
  const Experience five{.verified = 5, .refused = 0, .slippage = {{10, 5}}};
  EXPECT_EQ(outlook(five, settings()).mid.slippage_days, 10);
}

}  // namespace
}  // namespace huanxin::targets

#include "targets/quantity.h"

#include <gtest/gtest.h>

namespace huanxin::targets {
namespace {

std::string code_of(double number) {
  const auto quantity = parse_quantity(number);
  return quantity ? "" : quantity.error().code;
}

TEST(Quantity, KeepsFourDecimalsExactly) {
  EXPECT_EQ(parse_quantity(0.1)->in_parts(), 1000);
  EXPECT_EQ(parse_quantity(438)->in_parts(), 4'380'000);
  EXPECT_EQ(parse_quantity(12.3456)->in_parts(), 123'456);
  EXPECT_EQ(parse_quantity(0.0001)->in_parts(), 1);
  EXPECT_EQ(parse_quantity(100'000'000)->in_parts(), 1'000'000'000'000);
}

TEST(Quantity, RefusesNothingNegativeAndTooMuch) {
  EXPECT_EQ(code_of(0), "targets.quantity_range");
  EXPECT_EQ(code_of(-1), "targets.quantity_range");
  EXPECT_EQ(code_of(100'000'000.5), "targets.quantity_range");
  EXPECT_EQ(code_of(1e300), "targets.quantity_range");
}

TEST(Quantity, RefusesMoreDecimalsThanItCanKeep) {
  EXPECT_EQ(code_of(0.00001), "targets.quantity_too_fine");
  EXPECT_EQ(code_of(1.23456), "targets.quantity_too_fine");
}

TEST(Quantity, PrintsWhatItRead) {
  for (const double number : {1.0, 0.8, 86.0, 12.3456, 99'999'999.9999, 0.0001}) {
    EXPECT_EQ(to_json(*parse_quantity(number)).to_number<double>(), number);
  }
  EXPECT_TRUE(to_json(Quantity::whole(4500)).is_int64());
  EXPECT_EQ(to_text(Quantity::whole(4500)), "4500");
  EXPECT_EQ(to_text(Quantity::parts(8000)), "0.8");
  EXPECT_EQ(to_text(Quantity::parts(10'010)), "1.001");
}

TEST(Quantity, SumsWithoutLosingAnythingToOrder) {
  Quantity up;
  Quantity down;
  for (int i = 1; i <= 1000; ++i) up = up + Quantity::parts(i * 7);
  for (int i = 1000; i >= 1; --i) down = down + Quantity::parts(i * 7);
  EXPECT_EQ(up, down);
  EXPECT_THROW(Quantity::parts(INT64_MAX) + Quantity::parts(1), Bug);
}

}  // namespace
}  // namespace huanxin::targets

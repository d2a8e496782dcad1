#pragma once

#include <compare>
#include <cstdint>

#include "base/check.h"
#include "base/json.h"
#include "base/result.h"

namespace huanxin::targets {

/// An amount in the unit of a programme item, exact to the ten-thousandth: sums do not depend on
/// their order, and a square metre is still seen in an item counted in 万平方米.
///
/// Errors: overflow is a bug (HX_CHECK); single amounts are bounded by parse_quantity().
class Quantity {
 public:
  constexpr Quantity() = default;
  static constexpr Quantity whole(std::int64_t units) { return Quantity(units * kParts); }
  static constexpr Quantity parts(std::int64_t count) { return Quantity(count); }

  constexpr std::int64_t in_parts() const { return parts_; }
  constexpr bool is_whole() const { return parts_ % kParts == 0; }
  constexpr double value() const { return static_cast<double>(parts_) / kParts; }

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity lhs, Quantity rhs) {
    std::int64_t sum = 0;
    HX_CHECK(!__builtin_add_overflow(lhs.parts_, rhs.parts_, &sum));
    return Quantity(sum);
  }

  static constexpr std::int64_t kParts = 10'000;  ///< in one unit

 private:
  constexpr explicit Quantity(std::int64_t parts) : parts_(parts) {}
  std::int64_t parts_ = 0;
};

/// The greatest amount one contribution or target may have, in units: a million of them still sum.
inline constexpr std::int64_t kQuantityMax = 100'000'000;

/// Reads a number as an amount: above zero, at most kQuantityMax, at most four decimals.
/// Errors: targets.quantity_range, targets.quantity_too_fine.
Result<Quantity> parse_quantity(double number);

/// A JSON number, without decimals where there are none.
Json to_json(Quantity quantity);

/// The same number as a text: `4500`, `0.8`.
std::string to_text(Quantity quantity);

}  // namespace huanxin::targets

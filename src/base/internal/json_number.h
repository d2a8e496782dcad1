#pragma once

#include <bit>
#include <cstdint>

namespace huanxin::internal {

/// How far an integer stands from zero.
constexpr std::uint64_t magnitude_of(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}
constexpr std::uint64_t magnitude_of(std::uint64_t value) { return value; }

/// Whether an IEEE 754 double holds an integer of this magnitude without rounding: its digits
/// between the first and the last one-bit must fit 53 bits.
constexpr bool fits_double(std::uint64_t magnitude) {
  return magnitude == 0 || (magnitude >> std::countr_zero(magnitude)) < std::uint64_t{1} << 53;
}

}  // namespace huanxin::internal

#include "base/internal/json_number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/check.h"

namespace huanxin::internal {
namespace {

// A positive number as digits and a power of ten: 0.d1d2d3... x 10^point.
struct Decimal {
  std::string digits;
  int point = 0;
};

Decimal shortest_decimal(double value) {
  std::array<char, 40> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  Decimal decimal{.digits = std::string(text.substr(0, e))};
  std::erase(decimal.digits, '.');
  const std::string_view power = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
  std::from_chars(power.data(), power.data() + power.size(), decimal.point);
  ++decimal.point;
  return decimal;
}

constexpr auto kExactMax = std::int64_t{1} << 53;

}  // namespace

std::string number_text(double value) {
  HX_CHECK(std::isfinite(value));
  if (value == 0) return "0";  // also -0
  const auto [digits, point] = shortest_decimal(std::abs(value));
  const auto size = static_cast<int>(digits.size());
  std::string text = value < 0 ? "-" : "";
  if (size <= point && point <= 21) {
    return text.append(digits).append(static_cast<std::size_t>(point - size), '0');
  }
  if (0 < point && point <= 21) {
    const auto whole = static_cast<std::size_t>(point);
    return text.append(digits, 0, whole).append(1, '.').append(digits, whole);
  }
  if (-6 < point && point <= 0)
    return text.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  text += digits[0];
  if (size > 1) text.append(1, '.').append(digits, 1);
  return text.append(point < 1 ? "e-" : "e+").append(std::to_string(std::abs(point - 1)));
}

bool keeps_its_digits(std::int64_t value) {
  return (value >= -kExactMax && value <= kExactMax) ||
         number_text(static_cast<double>(value)) == std::to_string(value);
}

bool keeps_its_digits(std::uint64_t value) {
  return value <= static_cast<std::uint64_t>(kExactMax) ||
         number_text(static_cast<double>(value)) == std::to_string(value);
}

}  // namespace huanxin::internal

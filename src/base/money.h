#pragma once

#include <compare>
#include <cstdint>

#include "base/check.h"

namespace huanxin {

/// An amount of renminbi, exact to the fen.
///
/// Units:  1 yuan = 100 fen; negative amounts are refunds.
/// Errors: overflow is a bug (HX_CHECK).
class Money {
 public:
  static constexpr Money fen(std::int64_t amount) { return Money(amount); }
  constexpr std::int64_t in_fen() const { return fen_; }

  friend constexpr auto operator<=>(Money, Money) = default;
  friend constexpr Money operator+(Money lhs, Money rhs) {
    std::int64_t sum = 0;
    HX_CHECK(!__builtin_add_overflow(lhs.fen_, rhs.fen_, &sum));
    return Money(sum);
  }
  friend constexpr Money operator-(Money lhs, Money rhs) {
    std::int64_t difference = 0;
    HX_CHECK(!__builtin_sub_overflow(lhs.fen_, rhs.fen_, &difference));
    return Money(difference);
  }

 private:
  constexpr explicit Money(std::int64_t fen) : fen_(fen) {}
  std::int64_t fen_ = 0;
};

}  // namespace huanxin

#pragma once

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/check.h"
#include "base/error.h"

namespace huanxin {

/// The value of a command that has nothing to say but that it succeeded.
struct Done {};

/// A value or an expected failure. Names follow std::expected, which g++ 12 lacks in C++20.
///
/// A dropped result does not compile. `value()` of a failure is a bug (HX_CHECK).
template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: as expected
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: as unexpected

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & {
    HX_CHECK(has_value());
    return std::get<0>(state_);
  }
  const T& value() const& {
    HX_CHECK(has_value());
    return std::get<0>(state_);
  }
  T&& value() && {
    HX_CHECK(has_value());
    return std::get<0>(std::move(state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const& {
    HX_CHECK(!has_value());
    return std::get<1>(state_);
  }
  Error&& error() && {
    HX_CHECK(!has_value());
    return std::get<1>(std::move(state_));
  }

  template <typename U>
  T value_or(U&& fallback) const& {
    return has_value() ? std::get<0>(state_) : static_cast<T>(std::forward<U>(fallback));
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace huanxin

#define HX_CONCAT_INNER(a, b) a##b
#define HX_CONCAT(a, b) HX_CONCAT_INNER(a, b)

/// HX_TRY(const auto x, f()); declares x with the value of f(), or returns its error.
#define HX_TRY(declaration, expression) \
  HX_TRY_INNER(HX_CONCAT(hx_result_, __LINE__), declaration, expression)
#define HX_TRY_INNER(name, declaration, expression) \
  auto name = (expression);                         \
  if (!name) return std::move(name).error();        \
  declaration = *std::move(name)

/// HX_DO(f()); goes on if f() succeeded, or returns its error.
#define HX_DO(expression)                                                         \
  do {                                                                            \
    if (auto hx_done = (expression); !hx_done) return std::move(hx_done).error(); \
  } while (false)

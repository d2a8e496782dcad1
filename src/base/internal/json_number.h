#pragma once

#include <cstdint>
#include <string>

namespace huanxin::internal {

/// A finite double as ECMAScript's Number::toString writes it (RFC 8785 section 3.2.2.3): the
/// shortest digits that read back the same.
std::string number_text(double value);

/// Whether an integer, taken as the double that JSON knows, still prints all its digits. Always so
/// up to 2^53; beyond it for some, e.g. 10^17.
bool keeps_its_digits(std::int64_t value);
bool keeps_its_digits(std::uint64_t value);

}  // namespace huanxin::internal

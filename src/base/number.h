#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace huanxin {

/// A whole number written in decimal digits, perhaps with a minus; nothing where the text is
/// anything else or does not fit.
inline std::optional<std::int64_t> to_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace huanxin

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace huanxin::ledger {

/// A whole number as C2SP texts write it: digits without leading zeros, below 2^64.
std::optional<std::uint64_t> parse_decimal(std::string_view text);

/// Reads a text line by line; every line must end with a line feed.
class LineReader {
 public:
  explicit LineReader(std::string_view text) : rest_(text) {}

  /// The next line without its line feed; nothing at the end and where the line feed is missing.
  std::optional<std::string_view> next();
  /// What was not read yet.
  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }
  /// The number of the line last asked for, from 1.
  int line() const { return line_; }

 private:
  std::string_view rest_;
  int line_ = 0;
};

}  // namespace huanxin::ledger

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace huanxin::projects {

/// An opaque page cursor over some parts of text, fit for an address: at most 400 characters for
/// 290 bytes of parts.
std::string write_cursor(const std::vector<std::string>& parts);

/// The parts of a cursor that write_cursor() wrote; nothing for any other text. Parts are what a
/// stranger sent: check them.
std::optional<std::vector<std::string>> read_cursor(std::string_view cursor);

/// A whole number as it stands in a cursor.
std::optional<std::int64_t> read_number(std::string_view text);

}  // namespace huanxin::projects

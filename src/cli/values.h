#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace huanxin::cli {

/// A whole number within bounds. Errors: cli.number_malformed.
Result<std::int64_t> parse_number(std::string_view text, std::int64_t min, std::int64_t max);

/// A file read whole. Errors: cli.file_unreadable.
Result<std::string> read_text_file(const std::string& path);

}  // namespace huanxin::cli

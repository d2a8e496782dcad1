#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace huanxin {

/// Whether `text` is UTF-8 (RFC 3629) without control characters other than line feed and tab.
bool is_clean_utf8(std::string_view text);

/// The beginning of a foreign text, fit to stand in a sentence: at most `bytes_max` bytes of clean
/// UTF-8 and an ellipsis if more followed; bytes that are not clean become U+FFFD, so that an error
/// about bad bytes can itself be sent as JSON.
std::string excerpt(std::string_view text, std::size_t bytes_max = 40);

}  // namespace huanxin

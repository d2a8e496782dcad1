#pragma once

#include <string_view>

namespace huanxin {

/// The version of this program, from CMakeLists.txt.
inline constexpr std::string_view kVersion = HX_VERSION;

}  // namespace huanxin

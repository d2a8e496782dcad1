#pragma once

#include <cstdint>
#include <string_view>

namespace huanxin::projects {

enum class CodeCheck : std::uint8_t { valid, doubtful, invalid };

/// Checks a unified social credit code (统一社会信用代码): 18 characters of `0-9A-H J-N P-R T U W X
/// Y`, the last a check character. `doubtful`: the code holds, but the organisation code within it
/// (places 9 to 17) fails its own older check, as some historical codes do.
///
/// Source: GB 32100-2015, GB 11714-1997.
CodeCheck check_credit_code(std::string_view code);

/// Whether the text has the form of an investment project code, `YYMM-DDDDDD-CC-TT-RRRRRC`: month
/// 01 to 12, digits, the last place a digit or capital letter. Its check algorithm is not
/// published.
///
/// Source: GB/T 40058-2021.
bool is_project_code(std::string_view code);

}  // namespace huanxin::projects

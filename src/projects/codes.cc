#include "projects/codes.h"

#include <array>
#include <cstddef>

namespace huanxin::projects {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::array<int, 17> kWeights{1,  3,  9,  27, 19, 26, 16, 17, 20,
                                       29, 25, 13, 8,  24, 10, 30, 28};
constexpr std::array<int, 8> kOrganisationWeights{3, 7, 9, 10, 5, 8, 4, 2};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// GB 11714: letters count 10 (A) to 35 (Z); eight places, one check place.
bool organisation_code_holds(std::string_view code) {
  int sum = 0;
  for (std::size_t i = 0; i < kOrganisationWeights.size(); ++i) {
    const int value = is_digit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10;
    sum += value * kOrganisationWeights[i];
  }
  const int check = (11 - sum % 11) % 11;
  return code[8] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

}  // namespace

CodeCheck check_credit_code(std::string_view code) {
  if (code.size() != 18) return CodeCheck::invalid;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const std::size_t value = kAlphabet.find(code[i]);
    if (value == std::string_view::npos) return CodeCheck::invalid;
    sum += value * static_cast<std::size_t>(kWeights[i]);
  }
  if (code[17] != kAlphabet[(31 - sum % 31) % 31]) return CodeCheck::invalid;
  return organisation_code_holds(code.substr(8, 9)) ? CodeCheck::valid : CodeCheck::doubtful;
}

bool is_project_code(std::string_view code) {
  constexpr std::string_view kForm = "0000-000000-00-00-00000X";
  if (code.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool fits = kForm[i] == '0'   ? is_digit(code[i])
                      : kForm[i] == '-' ? code[i] == '-'
                                        : is_digit(code[i]) || is_capital(code[i]);
    if (!fits) return false;
  }
  const int month = (code[2] - '0') * 10 + (code[3] - '0');
  return month >= 1 && month <= 12;
}

}  // namespace huanxin::projects

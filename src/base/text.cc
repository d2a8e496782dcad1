#include "base/text.h"

namespace huanxin {
namespace {

// The length of the clean character at the front of `text`, or 0 where there is none.
std::size_t clean_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) {
    const bool is_control = (lead < 0x20 && lead != '\n' && lead != '\t') || lead == 0x7f;
    return is_control ? 0 : 1;
  }
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || length > text.size()) return 0;
  unsigned point = lead & (0xffU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) {
    const auto next = static_cast<unsigned char>(text[k]);
    if ((next & 0xc0) != 0x80) return 0;
    point = point << 6 | (next & 0x3fU);
  }
  const unsigned least = length == 4 ? 0x10000U : length == 3 ? 0x800U : 0x80U;
  const bool is_scalar = point >= least && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return is_scalar ? length : 0;
}

}  // namespace

bool is_clean_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = clean_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string excerpt(std::string_view text, std::size_t bytes_max) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t length = clean_length(text);
    const std::string_view piece = length == 0 ? "\xEF\xBF\xBD" : text.substr(0, length);
    if (shown.size() + piece.size() > bytes_max) return shown + "…";
    shown += piece;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return shown;
}

}  // namespace huanxin

#include "cli/terminal.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <utility>

namespace huanxin::cli {
namespace {

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// The blocks of Unicode that terminals draw two cells wide (UAX 11, those that occur here).
bool is_wide(char32_t point) {
  constexpr std::array<std::pair<char32_t, char32_t>, 7> kWide{{{0x1100, 0x115f},
                                                                {0x2e80, 0xa4cf},
                                                                {0xac00, 0xd7a3},
                                                                {0xf900, 0xfaff},
                                                                {0xfe30, 0xfe6f},
                                                                {0xff00, 0xff60},
                                                                {0x20000, 0x3fffd}}};
  return std::any_of(kWide.begin(), kWide.end(), [point](const auto& block) {
    return point >= block.first && point <= block.second;
  });
}

std::string padded(std::string text, int width) {
  text.append(static_cast<std::size_t>(std::max(0, width - width_of(text))), ' ');
  return text;
}

}  // namespace

Language terminal_language() {
  for (const char* name : {"HX_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).substr(0, 2) == "zh" ? Language::zh : Language::en;
  }
  return Language::en;
}

std::string_view say(Language language, std::string_view zh, std::string_view en) {
  return language == Language::zh ? zh : en;
}

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    char32_t point = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    width += is_wide(point) ? 2 : 1;
    i += length;
  }
  return width;
}

void Table::print(std::ostream& out) const {
  std::vector<int> widths(head_.size(), 0);
  const auto measure = [&widths](const std::vector<std::string>& row) {
    if (row.size() > widths.size()) widths.resize(row.size(), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  };
  measure(head_);
  for (const auto& row : rows_) measure(row);
  const auto line = [&](const std::vector<std::string>& row) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i)
      text += i + 1 < row.size() ? padded(row[i], widths[i] + 2) : row[i];
    text.erase(text.find_last_not_of(' ') + 1);
    out << text << '\n';
  };
  line(head_);
  for (const auto& row : rows_) line(row);
}

Progress::Progress(Language language) : language_(language), is_terminal_(isatty(2) == 1) {}

Progress::~Progress() {
  if (line_open_) std::cerr << '\n';
}

void Progress::tell(std::string_view phase, std::int64_t done, std::int64_t total) {
  const std::int64_t now = steady_ms();
  const bool ended = total > 0 && done >= total;
  const bool new_phase = phase != last_phase_;
  if (!new_phase && !ended && now - last_ms_ < (is_terminal_ ? 100 : 10'000)) return;
  if (!is_terminal_ && !new_phase && !ended) {
    std::cerr << phase << ": " << done << " / " << total << '\n';
  } else if (is_terminal_) {
    if (new_phase && line_open_) std::cerr << '\n';
    std::cerr << "\r\033[K" << phase << "  " << done;
    if (total > 0) std::cerr << " / " << total << "  (" << done * 100 / total << " %)";
    std::cerr << std::flush;
    line_open_ = true;
  }
  last_phase_ = phase;
  last_ms_ = now;
}

void print_error(std::ostream& out, const Error& error, Language language) {
  out << say(language, error.zh, error.en) << '\n';
  for (const FieldError& field : error.fields)
    out << "  " << (field.pointer.empty() ? "/" : field.pointer) << ": "
        << say(language, field.zh, field.en) << '\n';
  out << "  [" << error.code << "]";
  if (!error.detail.empty()) out << " " << error.detail;
  out << '\n';
}

}  // namespace huanxin::cli

#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace huanxin::cli {

enum class Language { zh, en };

/// The language of a person at a terminal, from LC_ALL, LC_MESSAGES or LANG: Chinese for `zh...`,
/// else English.
Language terminal_language();

/// Chooses the sentence in the person's language.
std::string_view say(Language language, std::string_view zh, std::string_view en);

/// Columns that line up, Chinese characters counted as two cells wide.
class Table {
 public:
  explicit Table(std::vector<std::string> head) : head_(std::move(head)) {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(std::ostream& out) const;

 private:
  std::vector<std::string> head_;
  std::vector<std::vector<std::string>> rows_;
};

/// How many terminal cells a text takes: East Asian wide characters two, the rest one.
int width_of(std::string_view text);

/// Tells on stderr how far long work is; a single line that is written over where there is a
/// terminal, a line every ten seconds where there is none.
class Progress {
 public:
  explicit Progress(Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void tell(std::string_view phase, std::int64_t done, std::int64_t total);

 private:
  Language language_;
  bool is_terminal_;
  bool line_open_ = false;
  std::int64_t last_ms_ = 0;
  std::string last_phase_;
};

/// Prints an error: the sentence, each faulty place, the code, and the detail for administrators.
void print_error(std::ostream& out, const Error& error, Language language);

}  // namespace huanxin::cli

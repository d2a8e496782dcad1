#include "projects/internal/words.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace huanxin::projects {

namespace {

constexpr std::size_t kRunsMax = 8;

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

// The text is UTF-8 already; a stray byte counts as a break.
Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  const std::uint8_t lead = byte(0);
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || at + bytes > text.size()) return {U' ', 1};
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = (code << 6U) | (byte(i) & 0x3FU);
  return {code, bytes};
}

char32_t folded(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;  // full-width forms
  if (code >= U'A' && code <= U'Z') code += U'a' - U'A';
  return code;
}

bool is_latin(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9');
}

// Letters beyond ASCII: everything but the blocks of punctuation and symbols.
bool is_other_letter(char32_t code) {
  if (code < 0xAA || code == 0xD7 || code == 0xF7) return false;
  if (code >= 0x2000 && code <= 0x2BFF) return code >= 0x2460 && code <= 0x2473;  // ① to ⑳
  if (code >= 0x3000 && code <= 0x303F) return code == 0x3005 || code == 0x3007;  // 々 〇
  return !(code >= 0xFE10 && code <= 0xFE6F) && !(code >= 0xFF00 && code <= 0xFFEF) &&
         !(code >= 0xAB && code <= 0xBF && code != 0xB5 && code != 0xBA) && code < 0xE0000 &&
         !(code >= 0xE000 && code <= 0xF8FF);
}

void append_utf8(std::string& out, char32_t code) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::vector<std::string_view> runs_of(std::string_view folded_runs) {
  std::vector<std::string_view> runs;
  std::size_t at = 0;
  while (at < folded_runs.size()) {
    const std::size_t begin = at + 1;  // after the space
    at = std::min(folded_runs.find(' ', begin), folded_runs.size());
    runs.push_back(folded_runs.substr(begin, at - begin));
  }
  return runs;
}

bool is_latin_run(std::string_view run) { return static_cast<std::uint8_t>(run[0]) < 0x80; }

std::vector<std::string_view> characters_of(std::string_view run) {
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t bytes = character_at(run, at).bytes;
    characters.push_back(run.substr(at, bytes));
    at += bytes;
  }
  return characters;
}

// 三里屯 → "三里 里屯" (a phrase), 屯 → "屯" * (a beginning).
std::string phrase_of(std::string_view run) {
  if (is_latin_run(run)) return '"' + std::string(run) + "\" *";
  const auto characters = characters_of(run);
  if (characters.size() == 1) return '"' + std::string(run) + "\" *";
  std::string phrase = "\"";
  for (std::size_t i = 0; i + 1 < characters.size(); ++i)
    phrase.append(i == 0 ? "" : " ").append(characters[i]).append(characters[i + 1]);
  return phrase + '"';
}

}  // namespace

std::string folded_text(std::string_view text) {
  enum class Run { none, latin, other } run = Run::none;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    at += next.bytes;
    const char32_t code = folded(next.code);
    const Run kind = is_latin(code) ? Run::latin : is_other_letter(code) ? Run::other : Run::none;
    if (kind != Run::none) {
      if (kind != run) out += ' ';
      append_utf8(out, code);
    }
    run = kind;
  }
  return out;
}

std::string index_words(std::string_view folded) {
  std::string words;
  for (const std::string_view run : runs_of(folded)) {
    if (is_latin_run(run)) {
      words.append(run).append(" ");
      continue;
    }
    const auto characters = characters_of(run);
    for (std::size_t i = 0; i < characters.size(); ++i) {
      words.append(characters[i]);
      if (i + 1 < characters.size()) words.append(characters[i + 1]);
      words += ' ';
    }
  }
  return words;
}

WordQuery word_query(std::string_view text) {
  WordQuery query;
  const std::string folded_query = folded_text(text);
  auto runs = runs_of(folded_query);
  if (runs.size() > kRunsMax) runs.resize(kRunsMax);
  for (const std::string_view run : runs) {
    query.match += (query.match.empty() ? "" : " AND ") + phrase_of(run);
    query.needles.push_back((is_latin_run(run) ? " " : "") + std::string(run));
  }
  return query;
}

bool holds_all(std::string_view folded, const std::vector<std::string>& needles) {
  return std::ranges::all_of(needles, [&](const std::string& needle) {
    // Faster than find(): Chinese texts share their first bytes.
    return memmem(folded.data(), folded.size(), needle.data(), needle.size()) != nullptr;
  });
}

}  // namespace huanxin::projects

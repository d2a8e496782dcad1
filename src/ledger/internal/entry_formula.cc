#include "ledger/internal/entry_formula.h"

#include <optional>

#include "ledger/internal/text_lines.h"
#include "ledger/internal/vectors_json.h"

namespace huanxin::ledger {
namespace {

constexpr std::uint64_t kRepeatMax = 1'000'000;

void skip_spaces(std::string_view& rest) {
  while (rest.starts_with(' ')) rest.remove_prefix(1);
}

bool take(std::string_view& rest, std::string_view word) {
  skip_spaces(rest);
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

std::optional<char> unescape(char letter) {
  switch (letter) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case '0': return '\0';
    case '\\':
    case '"':
    case '\'': return letter;
    default: return std::nullopt;
  }
}

// The text between two quotes of the kind that `rest` starts with.
std::optional<std::string> take_quoted(std::string_view& rest) {
  const char quote = rest.front();
  rest.remove_prefix(1);
  std::string text;
  while (!rest.empty() && rest.front() != quote) {
    char letter = rest.front();
    rest.remove_prefix(1);
    if (letter == '\\') {
      const auto meant = rest.empty() ? std::nullopt : unescape(rest.front());
      if (!meant) return std::nullopt;
      letter = *meant;
      rest.remove_prefix(1);
    }
    text += letter;
  }
  if (rest.empty()) return std::nullopt;
  rest.remove_prefix(1);
  return text;
}

std::optional<std::uint64_t> take_number(std::string_view& rest) {
  skip_spaces(rest);
  const auto digits = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
  rest.remove_prefix(digits.size());
  return parse_decimal(digits);
}

}  // namespace

Result<EntryFormula::Term> EntryFormula::parse_term(std::string_view& rest) {
  const auto wrong = [&] { return vector_fault("EntryFormula at: " + std::string(rest)); };
  if (take(rest, "decimal(i)")) return Term{TermKind::number, {}, 0};
  if (!rest.starts_with('"') && !rest.starts_with('\'')) return wrong();
  const auto text = take_quoted(rest);
  if (!text) return wrong();
  if (!take(rest, "repeated")) return Term{TermKind::text, *text, 0};
  const bool in_brackets = take(rest, "(");
  const bool modulo = take(rest, "i mod");
  const auto count = take_number(rest);
  if (!count || *count > kRepeatMax || (modulo && *count == 0)) return wrong();
  if (in_brackets && !take(rest, ")")) return wrong();
  take(rest, "times");
  return Term{modulo ? TermKind::repeated_modulo : TermKind::repeated, *text, *count};
}

Result<EntryFormula> EntryFormula::parse(std::string_view text) {
  EntryFormula formula;
  take(text, "ASCII:");
  do {
    skip_spaces(text);
    HX_TRY(Term term, parse_term(text));
    formula.terms_.push_back(std::move(term));
  } while (take(text, "+"));
  skip_spaces(text);
  HX_DO(expect(text.empty(), "EntryFormula at: " + std::string(text)));
  return formula;
}

std::string EntryFormula::entry(std::uint64_t i) const {
  std::string entry;
  for (const Term& term : terms_) {
    switch (term.kind) {
      case TermKind::text: entry += term.text; break;
      case TermKind::number: entry += std::to_string(i); break;
      case TermKind::repeated:
      case TermKind::repeated_modulo: {
        const auto times = term.kind == TermKind::repeated ? term.count : i % term.count;
        for (std::uint64_t k = 0; k < times; ++k) entry += term.text;
      }
    }
  }
  return entry;
}

}  // namespace huanxin::ledger

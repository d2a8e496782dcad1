#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huanxin::ledger {

/// How the entries of a generated log are made from their number i, in the words of the vectors:
/// `ASCII: "dev " + decimal(i) + "\n" + 'x' repeated (i mod 97)`.
///
/// Terms joined by ` + `: a text in double quotes (\n \t \\ \" \0), `decimal(i)`, and a character
/// in single quotes repeated (i mod M) or a fixed number of times.
class EntryFormula {
 public:
  /// Errors: ledger.vector_failed.
  static Result<EntryFormula> parse(std::string_view text);

  std::string entry(std::uint64_t i) const;

 private:
  enum class TermKind { text, number, repeated, repeated_modulo };
  struct Term {
    TermKind kind = TermKind::number;
    std::string text;         // the text, or the text that is repeated
    std::uint64_t count = 0;  // how often, or the modulus
  };
  static Result<Term> parse_term(std::string_view& rest);

  std::vector<Term> terms_;
};

}  // namespace huanxin::ledger

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huanxin::projects {

// Search in Chinese without a dictionary. A text is folded (full-width forms to half-width,
// capitals to small letters, everything that is neither letter nor digit to a break) and cut into
// runs: of Latin letters and digits, and of all other letters. A Latin run is found by its
// beginning, a Chinese run by any part of it. For the index a Chinese run becomes its pairs of
// neighbours and its last character, so that a query of any length is a phrase: 三里屯 is 三里 里屯
// 屯.

/// The runs of a text, each with a space before it: ` cy 2024 0001 三里屯北里`.
std::string folded_text(std::string_view text);

/// The runs as index words, for the full-text table.
std::string index_words(std::string_view folded);

/// What a query asks for; both forms say the same.
struct WordQuery {
  std::string match;                 ///< FTS5 expression over index_words()
  std::vector<std::string> needles;  ///< each stands somewhere in folded_text()
};

/// At most eight runs count; empty where there are none.
WordQuery word_query(std::string_view text);

/// Whether a folded text holds all needles.
bool holds_all(std::string_view folded, const std::vector<std::string>& needles);

}  // namespace huanxin::projects

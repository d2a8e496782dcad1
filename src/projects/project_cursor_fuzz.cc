// Whatever reads as a cursor is written back as the same cursor; a search never makes a query that
// its own text would not answer.
#include "base/check.h"
#include "base/text.h"
#include "projects/internal/cursor.h"
#include "projects/internal/words.h"

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using namespace huanxin::projects;  // NOLINT: a fuzz target, one function
  const std::string_view text(data, size);
  if (const auto parts = read_cursor(text)) {
    const auto again = read_cursor(write_cursor(*parts));
    HX_CHECK(again == parts || parts->front().empty());
  }
  if (const auto number = read_number(text))
    HX_CHECK(read_number(std::to_string(*number)) == number);
  const std::string folded = folded_text(text);
  HX_CHECK(huanxin::is_clean_utf8(folded) || !huanxin::is_clean_utf8(text));
  HX_CHECK(holds_all(folded, word_query(text).needles));
  HX_CHECK(index_words(folded).empty() == folded.empty());
  return 0;
}

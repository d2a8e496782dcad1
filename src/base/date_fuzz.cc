#include "base/date.h"
#include "base/check.h"
#include "base/text.h"

// A date that parses prints back to the same text; an instant prints to a text that parses to the
// same instant and lies in the civil day that holds it.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const std::string_view text(data, size);
  const auto date = huanxin::parse_date(text);
  if (date) HX_CHECK(huanxin::to_iso(*date) == text);
  if (!date) HX_CHECK(huanxin::is_clean_utf8(date.error().en));

  const auto instant = huanxin::parse_instant(text);
  if (!instant) return 0;
  HX_CHECK(huanxin::parse_instant(huanxin::to_iso(*instant)).value() == *instant);
  const huanxin::Date day = huanxin::civil_date(*instant);
  HX_CHECK(huanxin::start_of(day) <= *instant);
  HX_CHECK(*instant < huanxin::start_of(day + std::chrono::days{1}));
  return 0;
}

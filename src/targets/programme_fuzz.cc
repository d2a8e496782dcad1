#include "targets/programme.h"

#include "base/check.h"
#include "targets/district.h"
#include "targets/rollup.h"

namespace {

using namespace huanxin;  // NOLINT: one file, one program

// Whatever is read prints back to a form that reads as the same, and every item can be shown,
// judged and rolled up.
void check_programme(const Json& body) {
  const auto programme = targets::parse_programme(body);
  if (!programme) {
    HX_CHECK(programme.error().code == "base.fields_faulty");
    return;
  }
  const auto again = targets::parse_programme(targets::to_content(*programme));
  HX_CHECK(again && *again == *programme);
  const targets::RollupContext context{.year = programme->year,
                                       .today = Date{},
                                       .outlook = targets::outlook({}, programme->settings),
                                       .settings = programme->settings};
  for (const targets::Item& item : programme->items) {
    HX_CHECK(is_id_text(item.id));
    const targets::Verb& verb = programme->verb(item.milestone);
    canonical_json(targets::to_json(item, verb));
    HX_CHECK(!targets::roll_up({}, targets::goal_of(item, verb), context).forecast);
  }
}

void check_district(const Json& body) {
  const auto district = targets::parse_district(body);
  if (!district) return;
  const auto again = targets::parse_district(targets::to_json(*district));
  HX_CHECK(again && *again == *district);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  const auto body = parse_json({data, size});
  if (!body) return 0;
  check_programme(*body);
  check_district(*body);
  return 0;
}

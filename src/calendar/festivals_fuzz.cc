#include "base/check.h"
#include "calendar/statutory_holidays.h"

// Whatever table of festivals parses has four days in order in every one of its years.
extern "C" int LLVMFuzzerTestOneInput(const char* data, std::size_t size) {
  using huanxin::calendar::Festival;
  const auto festivals = huanxin::calendar::Festivals::parse({data, size});
  if (!festivals) return 0;
  HX_CHECK(festivals->first_year() <= festivals->last_year());
  for (int year = festivals->first_year(); year <= festivals->last_year(); ++year) {
    const std::chrono::year_month_day spring{festivals->day(Festival::spring_festival, year)};
    HX_CHECK(static_cast<int>(spring.year()) == year);
    HX_CHECK(festivals->day(Festival::spring_festival, year) <=
             festivals->day(Festival::qingming, year));
    HX_CHECK(festivals->day(Festival::dragon_boat, year) <=
             festivals->day(Festival::mid_autumn, year));
  }
  return 0;
}

#include "app/internal/places.h"

#include <algorithm>

#include "app/errors.h"
#include "targets/district.h"

namespace huanxin::app {

Result<Done> check_place_known(const store::Snapshot& snapshot, const Place& place) {
  if (place.district.empty()) {
    if (place.subdistrict.empty()) return Done{};
    return Error::of(errors::kSubdistrictMissing, {place.subdistrict}).at("/subdistrict");
  }
  HX_TRY(const auto district, targets::district(snapshot, place.district));
  if (!district) return Error::of(errors::kDistrictMissing, {place.district}).at("/district");
  const auto& known = district->subdistricts;
  const bool found = std::any_of(known.begin(), known.end(), [&](const auto& subdistrict) {
    return subdistrict.code == place.subdistrict;
  });
  if (place.subdistrict.empty() || found) return Done{};
  return Error::of(errors::kSubdistrictMissing, {place.subdistrict}).at("/subdistrict");
}

}  // namespace huanxin::app

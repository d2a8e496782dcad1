#pragma once

#include <string>

#include "base/result.h"
#include "store/snapshot.h"

namespace huanxin::app {

/// Where an account belongs: a district or, where it is empty, the installation.
struct Place {
  std::string district;
  std::string subdistrict;
};

/// Whether the record knows the place.
/// Errors: app.district_missing, app.subdistrict_missing.
Result<Done> check_place_known(const store::Snapshot& snapshot, const Place& place);

}  // namespace huanxin::app

#pragma once

#include <string_view>

#include "base/viewer.h"

namespace huanxin::targets {

/// Where something lies: the district, and the code of its subdistrict or nothing.
struct Ground {
  std::string_view district;
  std::string_view subdistrict;
};

/// Whether the reader's rights hold there. What he may see beyond the public, he sees only there.
inline bool rights_hold(const Viewer& viewer, const Ground& ground) {
  return (viewer.district.empty() || viewer.district == ground.district) &&
         (viewer.subdistrict.empty() || viewer.subdistrict == ground.subdistrict);
}

/// Whether he sees there who did something by name, rather than by role.
inline bool sees_names(const Viewer& viewer, const Ground& ground) {
  return viewer.sees_names && rights_hold(viewer, ground);
}

}  // namespace huanxin::targets

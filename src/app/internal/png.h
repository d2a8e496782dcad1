#pragma once

#include <cstdint>

#include "base/hash.h"

namespace huanxin::app {

/// A picture that shows nothing but that it is a picture: stripes whose colours come from the seed,
/// as a PNG (ISO/IEC 15948). For practice evidence.
Bytes practice_picture(std::uint64_t seed);

}  // namespace huanxin::app

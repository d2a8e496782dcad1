#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

namespace huanxin::store {

/// An event as its texts stand in the database.
struct EventText {
  std::string_view district;
  std::string_view stream;
  std::int64_t stream_version = 0;
  std::string_view kind;
  int kind_version = 1;
  Instant at;
  std::string_view actor;
  std::string_view data;  ///< canonical JSON
};

/// The canonical JSON of an event, to which the commitment of its entry binds:
/// {"actor":..,"at":..,"data":..,"district":..,"kind":..,"kind_version":..,"stream":..,
/// "stream_version":..}. Cost: one copy of the texts.
std::string payload_text(const EventText& event);

}  // namespace huanxin::store

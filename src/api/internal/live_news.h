#pragma once

#include <cstdint>
#include <string>

#include "api/response.h"
#include "app/app.h"

namespace huanxin::api {

/// How far a live stream has been told.
struct LivePosition {
  std::int64_t seq = 0;         ///< of the last event
  std::int64_t head_size = -1;  ///< of the last head
};

/// What happened since, as server-sent events; empty where nothing did. Moves the position on.
std::string live_news(app::App& app, const LiveBody& live, LivePosition& position);

}  // namespace huanxin::api

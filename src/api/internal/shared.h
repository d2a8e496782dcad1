#pragma once

#include <atomic>
#include <cstdint>

#include "api/dispatcher.h"
#include "api/internal/limits.h"
#include "api/internal/live.h"
#include "api/metrics.h"

namespace huanxin::api {

/// What all connections of a server share.
struct Shared {
  app::App& app;
  Dispatcher& dispatcher;
  Metrics& metrics;
  Limits& limits;
  LiveHub& live;
  std::atomic<bool> stopping{false};
  std::atomic<std::int64_t> next_request{1};
  std::atomic<int> busy{0};      ///< requests under way
  std::atomic<int> in_hands{0};  ///< of these, those that the application has not answered yet
};

/// Counts something as under way as long as it lives, so that stopping waits for it.
class Busy {
 public:
  explicit Busy(std::atomic<int>& count) : count_(count) { ++count_; }
  ~Busy() { --count_; }
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;

 private:
  std::atomic<int>& count_;
};

}  // namespace huanxin::api

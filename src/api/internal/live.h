#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

#include "api/metrics.h"

namespace huanxin::api {

/// Wakes the open streams of server-sent events when something new is in the record.
/// Threads: any; wakers must return quickly.
class LiveHub {
 public:
  using Ticket = std::uint64_t;

  Ticket join(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    if (!closed_) wakers_.emplace(++last_, std::move(wake));
    return last_;
  }
  void leave(Ticket ticket) {
    const std::lock_guard lock(mutex_);
    wakers_.erase(ticket);
  }
  void wake_all() {
    const std::lock_guard lock(mutex_);
    for (const auto& [ticket, wake] : wakers_) wake();
  }
  /// Wakes nobody from now on: what the wakers touch may go.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    wakers_.clear();
  }

 private:
  std::mutex mutex_;
  bool closed_ = false;
  Ticket last_ = 0;
  std::map<Ticket, std::function<void()>> wakers_;
};

/// The place of a stream among those that are woken; given up however the stream ends.
class LiveSeat {
 public:
  LiveSeat(LiveHub& hub, Metrics& metrics, std::function<void()> wake)
      : hub_(hub), metrics_(metrics), ticket_(hub.join(std::move(wake))) {
    metrics_.live_opened();
  }
  ~LiveSeat() {
    hub_.leave(ticket_);
    metrics_.live_closed();
  }
  LiveSeat(const LiveSeat&) = delete;
  LiveSeat& operator=(const LiveSeat&) = delete;

 private:
  LiveHub& hub_;
  Metrics& metrics_;
  LiveHub::Ticket ticket_;
};

}  // namespace huanxin::api

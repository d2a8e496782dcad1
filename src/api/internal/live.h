#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

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

}  // namespace huanxin::api

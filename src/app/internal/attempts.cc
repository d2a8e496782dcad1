#include "app/internal/attempts.h"

#include <algorithm>

namespace huanxin::app {

int Attempts::begin(std::string_view key, Instant now) {
  const std::lock_guard lock(mutex_);
  if (times_.size() >= kKeysMax) make_room(now);
  auto& times = times_[std::string(key)];
  drop_old(times, now);
  if (times.size() >= attempts_max_) {
    const std::int64_t wait_ms = times.front() + window_ms_ - now.ms;
    return static_cast<int>(std::max<std::int64_t>((wait_ms + 999) / 1000, 1));
  }
  times.push_back(now.ms);
  return 0;
}

void Attempts::take_back(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto at = times_.find(std::string(key));
  if (at == times_.end() || at->second.empty()) return;
  at->second.pop_back();
  if (at->second.empty()) times_.erase(at);
}

void Attempts::forget(std::string_view key) {
  const std::lock_guard lock(mutex_);
  times_.erase(std::string(key));
}

void Attempts::drop_old(std::deque<std::int64_t>& times, Instant now) const {
  while (!times.empty() && times.front() + window_ms_ <= now.ms) times.pop_front();
}

void Attempts::make_room(Instant now) {
  for (auto at = times_.begin(); at != times_.end();) {
    drop_old(at->second, now);
    at = at->second.empty() ? times_.erase(at) : std::next(at);
  }
  // Still full: somebody tries many names from many addresses. Those tried once are let go first,
  // so that a name under attack stays counted.
  if (times_.size() >= kKeysMax)
    std::erase_if(times_, [](const auto& entry) { return entry.second.size() == 1; });
  if (times_.size() >= kKeysMax) times_.clear();
}

}  // namespace huanxin::app

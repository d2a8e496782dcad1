#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/date.h"

namespace huanxin::app {

/// Counts attempts by key (a name, an address) in a sliding window: against guessing.
///
/// An attempt is counted when it begins, so that many at once do not slip through. Thread-safe;
/// remembers a bounded number of keys.
class Attempts {
 public:
  Attempts(int attempts_max, std::int64_t window_ms)
      : attempts_max_(static_cast<std::size_t>(attempts_max)), window_ms_(window_ms) {}

  /// Counts an attempt, or says after how many seconds one would be let through. 0: go on.
  int begin(std::string_view key, Instant now);
  /// Takes the newest attempt back: it turned out well.
  void take_back(std::string_view key);
  /// Forgets the key altogether.
  void forget(std::string_view key);

 private:
  void drop_old(std::deque<std::int64_t>& times, Instant now) const;
  void make_room(Instant now);

  static constexpr std::size_t kKeysMax = 20'000;
  const std::size_t attempts_max_;
  const std::int64_t window_ms_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::deque<std::int64_t>> times_;
};

}  // namespace huanxin::app

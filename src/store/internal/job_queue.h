#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "store/internal/command_runner.h"

namespace huanxin::store {

/// A command on its way, and whom to tell.
struct Job {
  PreparedCommand prepared;
  std::function<void(Result<Receipt>)> done;
};

/// What the writer is to do next: commands, and heads that somebody waits for.
class JobQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit JobQueue(std::size_t size_max) : size_max_(size_max) {}

  enum class Push { taken, full, closed };
  /// `job` is moved from only where it was taken.
  Push push(Job&& job);
  Push push_seal(std::function<void(Result<Done>)> done);

  /// Waits a moment for a job without falling asleep: to wake a thread on another core takes about
  /// 40 µs, and whoever was just answered often asks again sooner than a sleep would pay.
  void look_out() const;
  /// Moves up to `count_max` jobs to `group`; waits for the first until `until`. Returns at once
  /// where somebody waits for a head. False once closed and empty.
  bool take(std::vector<Job>& group, std::size_t count_max, std::optional<Time> until);
  /// The same without waiting.
  void take_waiting(std::vector<Job>& group, std::size_t count_max);
  /// Those who wait for a head over commands that have all been taken.
  std::vector<std::function<void(Result<Done>)>> take_seals();

  void close();
  std::size_t size() const { return size_.load(std::memory_order_relaxed); }

 private:
  bool has_work() const { return !jobs_.empty() || !seals_.empty() || closed_; }
  void move_jobs(std::vector<Job>& group, std::size_t count_max);

  struct Seal {
    std::uint64_t after;  ///< so many jobs were pushed before
    std::function<void(Result<Done>)> done;
  };

  const std::size_t size_max_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> jobs_;
  std::vector<Seal> seals_;
  std::uint64_t pushed_ = 0;
  std::uint64_t taken_ = 0;
  std::atomic<std::size_t> size_{0};  ///< of jobs_, to be looked at without the lock
  bool closed_ = false;
  bool sleeping_ = false;
};

}  // namespace huanxin::store

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace huanxin::app {

/// A few threads for slow work, with a bounded queue in front.
class Workers {
 public:
  Workers(int threads, std::size_t queue_max);
  /// Finishes what was taken on.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Takes a job on, or answers false where the queue is full or closed. A job must not throw.
  bool post(std::function<void()> job);

 private:
  void work();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace huanxin::app

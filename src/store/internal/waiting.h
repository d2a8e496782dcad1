#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

#include "base/result.h"

namespace huanxin::store {

/// A place on a thread's stack where it waits for another thread's answer.
///
/// Not std::promise: that may still be touched by set_value() when its owner, already answered,
/// destroys it.
template <typename T>
class Waiting {
 public:
  void set(Result<T> answer) {
    const std::lock_guard lock(mutex_);
    answer_.emplace(std::move(answer));
    arrived_.notify_one();  // under the lock: afterwards the object may be gone
  }
  Result<T> get() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return answer_.has_value(); });
    return *std::move(answer_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::optional<Result<T>> answer_;
};

}  // namespace huanxin::store

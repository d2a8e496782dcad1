#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <utility>

#include "store/store.h"

namespace huanxin::store {

/// The newest head, written by the writer and read by everybody.
class HeadBoard {
 public:
  void publish(RecordHead head) {
    const std::lock_guard lock(mutex_);
    sealed_.store(head.size, std::memory_order_relaxed);
    head_ = std::move(head);
  }
  void set_committed(std::int64_t entries) { committed_.store(entries, std::memory_order_relaxed); }

  RecordHead read() const {
    const std::lock_guard lock(mutex_);
    RecordHead head = head_;
    head.committed = std::max(committed_.load(std::memory_order_relaxed), head.size);
    return head;
  }
  std::int64_t unsealed() const {
    return std::max<std::int64_t>(
        0, committed_.load(std::memory_order_relaxed) - sealed_.load(std::memory_order_relaxed));
  }

 private:
  mutable std::mutex mutex_;
  RecordHead head_;
  std::atomic<std::int64_t> committed_{0};
  std::atomic<std::int64_t> sealed_{0};
};

}  // namespace huanxin::store

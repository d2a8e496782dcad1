#include "store/internal/job_queue.h"

#include <algorithm>
#include <thread>

namespace huanxin::store {
namespace {

constexpr std::chrono::microseconds kLookOut{200};

}  // namespace

JobQueue::Push JobQueue::push(Job&& job) {
  bool sleeper = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return Push::closed;
    if (jobs_.size() >= size_max_) return Push::full;
    jobs_.push_back(std::move(job));
    ++pushed_;
    size_.fetch_add(1, std::memory_order_release);
    sleeper = sleeping_;
  }
  if (sleeper) arrived_.notify_one();
  return Push::taken;
}

JobQueue::Push JobQueue::push_seal(std::function<void(Result<Done>)> done) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return Push::closed;
    seals_.push_back({.after = pushed_, .done = std::move(done)});
  }
  arrived_.notify_one();
  return Push::taken;
}

void JobQueue::look_out() const {
  const Time until = std::chrono::steady_clock::now() + kLookOut;
  while (size() == 0 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
}

bool JobQueue::take(std::vector<Job>& group, std::size_t count_max, std::optional<Time> until) {
  std::unique_lock lock(mutex_);
  sleeping_ = true;
  if (until)
    arrived_.wait_until(lock, *until, [&] { return has_work(); });
  else
    arrived_.wait(lock, [&] { return has_work(); });
  sleeping_ = false;
  move_jobs(group, count_max);
  return !closed_ || !group.empty() || !seals_.empty();
}

void JobQueue::take_waiting(std::vector<Job>& group, std::size_t count_max) {
  if (size() == 0) return;
  const std::lock_guard lock(mutex_);
  move_jobs(group, count_max);
}

void JobQueue::move_jobs(std::vector<Job>& group, std::size_t count_max) {
  const std::size_t count = std::min(count_max, jobs_.size());
  std::move(jobs_.begin(), jobs_.begin() + static_cast<std::ptrdiff_t>(count),
            std::back_inserter(group));
  jobs_.erase(jobs_.begin(), jobs_.begin() + static_cast<std::ptrdiff_t>(count));
  size_.fetch_sub(count, std::memory_order_relaxed);
  taken_ += count;
}

std::vector<std::function<void(Result<Done>)>> JobQueue::take_seals() {
  const std::lock_guard lock(mutex_);
  std::vector<std::function<void(Result<Done>)>> ready;
  while (!seals_.empty() && seals_.front().after <= taken_) {
    ready.push_back(std::move(seals_.front().done));
    seals_.erase(seals_.begin());
  }
  return ready;
}

void JobQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_all();
}

}  // namespace huanxin::store

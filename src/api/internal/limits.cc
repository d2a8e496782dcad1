#include "api/internal/limits.h"

#include <algorithm>

namespace huanxin::api {

bool Limits::open_connection(const std::string& address) {
  const std::lock_guard lock(mutex_);
  if (connections_ >= connections_max_) return false;
  Address& entry = addresses_[address];
  if (entry.connections >= per_address_max_) return false;
  if (entry.connections == 0) {
    entry.tokens = 2 * rate_;
    entry.filled_at = std::chrono::steady_clock::now();
  }
  ++entry.connections;
  ++connections_;
  return true;
}

void Limits::close_connection(const std::string& address) {
  const std::lock_guard lock(mutex_);
  --connections_;
  const auto found = addresses_.find(address);
  if (found != addresses_.end() && --found->second.connections == 0) addresses_.erase(found);
}

bool Limits::take_request(const std::string& address, std::chrono::steady_clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = addresses_.find(address);
  if (found == addresses_.end()) return true;
  Address& entry = found->second;
  const std::chrono::duration<double> passed = now - entry.filled_at;
  entry.tokens = std::min(2 * rate_, entry.tokens + passed.count() * rate_);
  entry.filled_at = now;
  if (entry.tokens < 1) return false;
  entry.tokens -= 1;
  return true;
}

}  // namespace huanxin::api

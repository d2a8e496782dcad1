#include "api/internal/limits.h"

#include <algorithm>

namespace huanxin::api {

bool Limits::open_connection(const std::string& address, Behind behind, Time now) {
  const std::lock_guard lock(mutex_);
  forget_rested(now);
  if (connections_ >= connections_max_) return false;
  const auto found = addresses_.try_emplace(address, Address{0, 2 * rate_, now}).first;
  const bool limited = behind == Behind::one;
  if (limited && found->second.connections >= per_address_max_) return false;
  ++found->second.connections;
  ++connections_;
  return true;
}

void Limits::close_connection(const std::string& address) {
  const std::lock_guard lock(mutex_);
  --connections_;
  const auto found = addresses_.find(address);
  if (found != addresses_.end()) --found->second.connections;
}

// An address is remembered until its bucket is full again: a new connection brings no new tokens.
void Limits::forget_rested(Time now) {
  static constexpr std::chrono::seconds kFillTime{2};
  if (now - forgot_at_ < kFillTime) return;
  forgot_at_ = now;
  std::erase_if(addresses_, [now](const auto& entry) {
    return entry.second.connections == 0 && now - entry.second.filled_at >= kFillTime;
  });
}

bool Limits::take_request(const std::string& address, Time now) {
  const std::lock_guard lock(mutex_);
  forget_rested(now);
  Address& entry = addresses_.try_emplace(address, Address{0, 2 * rate_, now}).first->second;
  const std::chrono::duration<double> passed = now - entry.filled_at;
  entry.tokens = std::min(2 * rate_, entry.tokens + passed.count() * rate_);
  entry.filled_at = now;
  if (entry.tokens < 1) return false;
  entry.tokens -= 1;
  return true;
}

}  // namespace huanxin::api

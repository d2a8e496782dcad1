#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace huanxin::api {

/// How many connections and requests one address may have. Threads: any.
class Limits {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Limits(int connections_max, int per_address_max, int requests_per_second_max)
      : connections_max_(connections_max),
        per_address_max_(per_address_max),
        rate_(requests_per_second_max) {}

  /// Who stands behind an address: one visitor, or a proxy with all of its visitors.
  enum class Behind { one, many };
  bool open_connection(const std::string& address, Behind behind, Time now);
  void close_connection(const std::string& address);
  /// A token bucket per address, as deep as two seconds of its rate.
  bool take_request(const std::string& address, Time now);

 private:
  struct Address {
    int connections = 0;
    double tokens = 0;
    Time filled_at;
  };
  void forget_rested(Time now);

  const int connections_max_;
  const int per_address_max_;
  const double rate_;
  std::mutex mutex_;
  int connections_ = 0;
  Time forgot_at_;
  std::map<std::string, Address> addresses_;
};

}  // namespace huanxin::api

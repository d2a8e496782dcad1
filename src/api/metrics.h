#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "app/app.h"
#include "store/store.h"

namespace huanxin::api {

/// Counts for /metrics, in Prometheus's text format. Threads: any.
class Metrics {
 public:
  void count_request(std::string_view operation, int status, double seconds);
  void connection_opened() { ++connections_; }
  void connection_closed() { --connections_; }
  void connection_refused() { ++refused_connections_; }
  void live_opened() { ++live_; }
  void live_closed() { --live_; }

  std::string text(const store::Store::Health& health, const store::RecordHead& head,
                   const app::App::SignIns& sign_ins) const;

 private:
  static constexpr std::array<double, 9> kBounds{0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                 0.025,  0.1,   0.5,    2.5};
  struct Series {
    std::map<int, std::int64_t> by_status;
    std::array<std::int64_t, kBounds.size() + 1> buckets{};
    double seconds = 0;
    std::int64_t count = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::string, Series, std::less<>> operations_;
  std::atomic<std::int64_t> connections_{0};
  std::atomic<std::int64_t> refused_connections_{0};
  std::atomic<std::int64_t> live_{0};
};

}  // namespace huanxin::api

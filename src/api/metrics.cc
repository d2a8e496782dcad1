#include "api/metrics.h"

#include <cstdio>

namespace huanxin::api {
namespace {

std::string decimal(double value) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.9g", value);
  return {text.data(), static_cast<std::size_t>(length)};
}

void describe(std::string& out, std::string_view name, std::string_view type,
              std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n");
  out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help,
            std::int64_t value) {
  describe(out, name, type, help);
  out.append(name).append(" ").append(std::to_string(value)).append("\n");
}

}  // namespace

void Metrics::count_request(std::string_view operation, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  auto found = operations_.find(operation);
  if (found == operations_.end()) found = operations_.emplace(operation, Series()).first;
  Series& series = found->second;
  ++series.by_status[status];
  std::size_t bucket = 0;
  while (bucket < kBounds.size() && seconds > kBounds[bucket]) ++bucket;
  ++series.buckets[bucket];
  series.seconds += seconds;
  ++series.count;
}

std::string Metrics::text(const store::Store::Health& health, const store::RecordHead& head,
                          const app::App::SignIns& sign_ins) const {
  std::string out;
  single(out, "huanxin_connections", "gauge", "Open connections.", connections_);
  single(out, "huanxin_connections_refused_total", "counter", "Connections refused at a limit.",
         refused_connections_);
  single(out, "huanxin_live_streams", "gauge", "Open streams of server-sent events.", live_);
  single(out, "huanxin_sign_ins_total", "counter", "Sign-ins that succeeded.", sign_ins.succeeded);
  single(out, "huanxin_sign_ins_refused_total", "counter", "Sign-ins with a wrong password.",
         sign_ins.refused);
  single(out, "huanxin_sign_ins_turned_away_total", "counter", "Sign-ins that came too often.",
         sign_ins.turned_away);
  single(out, "huanxin_commands_total", "counter", "Commands made durable.", health.commands);
  single(out, "huanxin_commands_refused_total", "counter", "Commands refused.", health.refused);
  single(out, "huanxin_commits_total", "counter", "Transactions of the writer.", health.commits);
  single(out, "huanxin_commands_queued", "gauge", "Commands waiting for the writer.",
         static_cast<std::int64_t>(health.queued));
  single(out, "huanxin_record_entries", "gauge", "Entries of the record.", head.committed);
  single(out, "huanxin_record_unsealed", "gauge", "Entries without checkpoint.", health.unsealed);
  single(out, "huanxin_disk_free_bytes", "gauge", "Free bytes where the data lies.",
         health.free_bytes);
  single(out, "huanxin_writable", "gauge", "1 while commands are taken.", health.writable ? 1 : 0);

  const std::lock_guard lock(mutex_);
  describe(out, "huanxin_requests_total", "counter", "Requests answered.");
  for (const auto& [operation, series] : operations_) {
    for (const auto& [status, count] : series.by_status)
      out += "huanxin_requests_total{operation=\"" + operation + "\",status=\"" +
             std::to_string(status) + "\"} " + std::to_string(count) + "\n";
  }
  describe(out, "huanxin_request_seconds", "histogram", "Time from the header read to the answer.");
  for (const auto& [operation, series] : operations_) {
    const std::string labels = "operation=\"" + operation + "\"";
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      sum += series.buckets[i];
      out += "huanxin_request_seconds_bucket{" + labels + ",le=\"" + decimal(kBounds[i]) + "\"} " +
             std::to_string(sum) + "\n";
    }
    out += "huanxin_request_seconds_bucket{" + labels + ",le=\"+Inf\"} " +
           std::to_string(series.count) + "\n";
    out += "huanxin_request_seconds_sum{" + labels + "} " + decimal(series.seconds) + "\n";
    out += "huanxin_request_seconds_count{" + labels + "} " + std::to_string(series.count) + "\n";
  }
  return out;
}

}  // namespace huanxin::api

#include "api/metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <sstream>

namespace huanxin::api {
namespace {

std::string text_of(const Metrics& metrics, const store::Store::Health& health = {},
                    const app::App::SignIns& sign_ins = {}) {
  store::RecordHead head;
  head.committed = 12;
  return metrics.text(health, head, sign_ins);
}

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

constexpr std::string_view kNameLetters = "abcdefghijklmnopqrstuvwxyz_";

// `name="value"` pairs with commas between them.
bool are_labels(std::string_view text) {
  for (;;) {
    const std::size_t equals = text.find("=\"");
    if (equals == 0 || equals == std::string_view::npos) return false;
    if (text.find_first_not_of(kNameLetters) != equals) return false;
    const std::size_t end = text.find('"', equals + 2);
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
    if (text.empty()) return true;
    if (text.front() != ',') return false;
    text.remove_prefix(1);
  }
}

// `name value` or `name{labels} value`.
bool is_sample(const std::string& line) {
  const std::size_t space = line.rfind(' ');
  if (space == std::string::npos || space + 1 == line.size()) return false;
  double value = 0;
  const char* const stop = line.data() + line.size();
  const auto [end, code] = std::from_chars(line.data() + space + 1, stop, value);
  if (code != std::errc() || end != stop) return false;
  const std::string_view series = std::string_view(line).substr(0, space);
  const std::size_t brace = std::min(series.find('{'), series.size());
  if (brace == 0 ||
      series.substr(0, brace).find_first_not_of(kNameLetters) != std::string_view::npos)
    return false;
  if (brace == series.size()) return true;
  return series.back() == '}' && are_labels(series.substr(brace + 1, series.size() - brace - 2));
}

TEST(Metrics, AreLinesThatPrometheusReads) {
  Metrics metrics;
  metrics.count_request("listProjects", 200, 0.003);
  std::istringstream lines(text_of(metrics));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const bool is_comment = line.rfind("# HELP ", 0) == 0 || line.rfind("# TYPE ", 0) == 0;
    EXPECT_TRUE(is_comment || is_sample(line)) << line;
  }
  EXPECT_GT(count, 30);
}

TEST(Metrics, CountRequestsByOperationAndStatus) {
  Metrics metrics;
  metrics.count_request("getProject", 200, 0.001);
  metrics.count_request("getProject", 200, 0.001);
  metrics.count_request("getProject", 404, 0.001);
  const std::string text = text_of(metrics);
  EXPECT_TRUE(has_line(text, "huanxin_requests_total{operation=\"getProject\",status=\"200\"} 2"));
  EXPECT_TRUE(has_line(text, "huanxin_requests_total{operation=\"getProject\",status=\"404\"} 1"));
}

TEST(Metrics, AddUpTheBucketsOfTheHistogram) {
  Metrics metrics;
  metrics.count_request("getMeta", 200, 0.0005);  // on a bound: it belongs to that bucket
  metrics.count_request("getMeta", 200, 0.02);
  metrics.count_request("getMeta", 200, 60);
  const std::string text = text_of(metrics);
  const std::string bucket = "huanxin_request_seconds_bucket{operation=\"getMeta\",le=";
  EXPECT_TRUE(has_line(text, bucket + "\"0.0005\"} 1"));
  EXPECT_TRUE(has_line(text, bucket + "\"0.01\"} 1"));
  EXPECT_TRUE(has_line(text, bucket + "\"0.025\"} 2"));
  EXPECT_TRUE(has_line(text, bucket + "\"2.5\"} 2"));
  EXPECT_TRUE(has_line(text, bucket + "\"+Inf\"} 3"));
  EXPECT_TRUE(has_line(text, "huanxin_request_seconds_count{operation=\"getMeta\"} 3"));
  EXPECT_TRUE(has_line(text, "huanxin_request_seconds_sum{operation=\"getMeta\"} 60.0205"));
}

TEST(Metrics, TellHowManyConnectionsAndStreamsAreOpen) {
  Metrics metrics;
  metrics.connection_opened();
  metrics.connection_opened();
  metrics.connection_closed();
  metrics.connection_refused();
  metrics.live_opened();
  const std::string text = text_of(metrics);
  EXPECT_TRUE(has_line(text, "huanxin_connections 1"));
  EXPECT_TRUE(has_line(text, "huanxin_connections_refused_total 1"));
  EXPECT_TRUE(has_line(text, "huanxin_live_streams 1"));
}

TEST(Metrics, PassOnTheStateOfTheStoreAndOfSigningIn) {
  store::Store::Health health;
  health.commands = 5;
  health.writable = false;
  const std::string text =
      text_of(Metrics(), health, {.succeeded = 3, .refused = 2, .turned_away = 1});
  EXPECT_TRUE(has_line(text, "huanxin_commands_total 5"));
  EXPECT_TRUE(has_line(text, "huanxin_writable 0"));
  EXPECT_TRUE(has_line(text, "huanxin_record_entries 12"));
  EXPECT_TRUE(has_line(text, "huanxin_sign_ins_total 3"));
  EXPECT_TRUE(has_line(text, "huanxin_sign_ins_refused_total 2"));
  EXPECT_TRUE(has_line(text, "huanxin_sign_ins_turned_away_total 1"));
}

}  // namespace
}  // namespace huanxin::api

#include "api/metrics.h"

#include <gtest/gtest.h>

#include <regex>
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

TEST(Metrics, AreLinesThatPrometheusReads) {
  Metrics metrics;
  metrics.count_request("listProjects", 200, 0.003);
  std::istringstream lines(text_of(metrics));
  const std::regex sample(R"([a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? -?[0-9.e+-]+)");
  const std::regex comment("# (HELP|TYPE) [a-z_]+ .+");
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    EXPECT_TRUE(std::regex_match(line, sample) || std::regex_match(line, comment)) << line;
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

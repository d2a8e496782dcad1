#include "app/config.h"

#include <gtest/gtest.h>

namespace huanxin::app {
namespace {

TEST(Config, OfAnEmptyObjectIsTheDefaults) {
  const auto config = parse_config("{}");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->port, 8080);
  EXPECT_EQ(config->dir, "data");
  EXPECT_EQ(config->session_idle_min, 30);
}

TEST(Config, TakesWhatTheFileSays) {
  const auto config = parse_config(
      R"({"dir": "/srv/huanxin", "port": 9000, "upload_bytes_max": 2048, "host_name": "gx.example"})");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->dir, "/srv/huanxin");
  EXPECT_EQ(config->port, 9000);
  EXPECT_EQ(config->upload_bytes_max, 2048);
  EXPECT_EQ(config->host_name, "gx.example");
}

TEST(Config, NamesEveryFaultAtOnce) {
  const auto config = parse_config(R"({"port": 70000, "prot": 1, "group_max": "many"})");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().code, "base.fields_faulty");
  std::vector<std::string> pointers;
  for (const FieldError& field : config.error().fields) pointers.push_back(field.pointer);
  std::sort(pointers.begin(), pointers.end());
  EXPECT_EQ(pointers, (std::vector<std::string>{"/group_max", "/port", "/prot"}));
}

TEST(Config, RefusesACertificateWithoutItsKey) {
  const auto config = parse_config(R"({"tls_certificate": "/etc/hx/cert.pem"})");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().code, "app.config_tls_half");
}

TEST(Config, IsOverlaidByTheEnvironment) {
  const auto config = with_environment(Config{}, {{"HX_PORT", "8181"},
                                                  {"HX_DIR", "/tmp/x"},
                                                  {"HX_DISK_RESERVE_BYTES", "0"},
                                                  {"HX_HOST_NAME", "gx.example"},
                                                  {"PATH", "/bin"}});
  ASSERT_TRUE(config);
  EXPECT_EQ(config->port, 8181);
  EXPECT_EQ(config->dir, "/tmp/x");
  EXPECT_EQ(config->disk_reserve_bytes, 0);
  EXPECT_EQ(config->host_name, "gx.example");
}

TEST(Config, RefusesAnEnvironmentThatIsNoNumberOrOutOfRange) {
  for (const char* value : {"", "80x", "-1", "65536", "99999999999999999999"}) {
    const auto config = with_environment(Config{}, {{"HX_PORT", value}});
    ASSERT_FALSE(config) << value;
    EXPECT_EQ(config.error().code, "app.config_variable");
    EXPECT_NE(config.error().en.find("HX_PORT"), std::string::npos);
  }
}

TEST(Config, RefusesTheHalfOfTlsFromTheEnvironmentToo) {
  const auto config = with_environment(Config{}, {{"HX_TLS_KEY", "/etc/hx/key.pem"}});
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().code, "app.config_tls_half");
}

}  // namespace
}  // namespace huanxin::app

#include "api/internal/forwarded.h"

#include <gtest/gtest.h>

namespace huanxin::api {
namespace {

Request from(const std::string& address, const std::string& passed) {
  Request request;
  request.remote_address = address;
  request.headers.emplace("x-forwarded-for", passed);
  request.headers.emplace("x-forwarded-proto", "https");
  return request;
}

TEST(Forwarded, IsBelievedFromATrustedProxy) {
  Request request = from("10.0.0.2", "203.0.113.9");
  take_forwarded(request, "127.0.0.1, 10.0.0.2", "renewal.example");
  EXPECT_EQ(request.remote_address, "203.0.113.9");
  EXPECT_TRUE(request.secure);
  EXPECT_EQ(request.site, "renewal.example");
}

TEST(Forwarded, IsNotBelievedFromAnybodyElse) {
  Request request = from("203.0.113.9", "127.0.0.1");
  take_forwarded(request, "10.0.0.2", "renewal.example");
  EXPECT_EQ(request.remote_address, "203.0.113.9");
  EXPECT_FALSE(request.secure);
  EXPECT_EQ(request.site, "");
  Request alone = from("10.0.0.2", "203.0.113.9");
  take_forwarded(alone, "", "renewal.example");
  EXPECT_EQ(alone.remote_address, "10.0.0.2") << "nobody is trusted unless named";
}

TEST(Forwarded, PassesOverTrustedProxiesFromTheRightAndStopsAtTheFirstOther) {
  Request request = from("10.0.0.2", "198.51.100.1, 203.0.113.9, 10.0.0.3");
  take_forwarded(request, "10.0.0.2 10.0.0.3", "renewal.example");
  EXPECT_EQ(request.remote_address, "203.0.113.9")
      << "what stands before it is the client's own claim";
}

TEST(Forwarded, KeepsTheProxysAddressWhereItNamesNobody) {
  Request request = from("10.0.0.2", " ,");
  take_forwarded(request, "10.0.0.2", "renewal.example");
  EXPECT_EQ(request.remote_address, "10.0.0.2");
}

TEST(Forwarded, TakesWholeAddressesOnly) {
  EXPECT_FALSE(is_trusted_proxy("10.0.0.21", "10.0.0.2"));
  EXPECT_FALSE(is_trusted_proxy("10.0.0.2", ""));
  EXPECT_TRUE(is_trusted_proxy("::1,10.0.0.2", "::1"));
}

}  // namespace
}  // namespace huanxin::api

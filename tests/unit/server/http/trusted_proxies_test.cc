// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/trusted_proxies.h"

#include <gtest/gtest.h>

#include "tests/support/http_exchange.h"

namespace mobysearch {
namespace {

TEST(TrustedProxies, BelievesOnlyThoseWhoAreTrustedAndTheRightMostWhoIsNot) {
  const auto proxies = TrustedProxies::parse({"127.0.0.1", "10.1.0.0/16", "fd00::/8"});
  ASSERT_TRUE(proxies.has_value());
  struct Case {
    const char* peer;
    const char* forwarded;
    const char* client;
  };
  const Case cases[] = {
      {"192.0.2.1", "198.51.100.7", "192.0.2.1"},  // anybody can say that
      {"127.0.0.1", "", "127.0.0.1"},
      {"127.0.0.1", "198.51.100.7", "198.51.100.7"},
      {"127.0.0.1", "1.1.1.1, 198.51.100.7", "198.51.100.7"},  // the first is made up
      {"127.0.0.1", "1.1.1.1, 198.51.100.7, 10.1.2.3", "198.51.100.7"},
      {"127.0.0.1", "10.1.2.3,10.1.2.4", "10.1.2.3"},
      {"127.0.0.1", "198.51.100.7, unknown", "127.0.0.1"},
      {"127.0.0.1", "198.51.100.7:4711", "198.51.100.7"},
      {"fd00::1", "[2001:db8::1]:4711", "2001:db8::1"},
      {"unix", "2001:db8::1", "2001:db8::1"},
      {"::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"},
      {"10.2.0.1", "198.51.100.7", "10.2.0.1"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(proxies->client_of(c.peer, c.forwarded), c.client) << c.peer << " " << c.forwarded;
  }
}

TEST(TrustedProxies, TrustsNobodyUnlessTold) {
  const auto none = TrustedProxies::parse({});
  ASSERT_TRUE(none.has_value());
  EXPECT_FALSE(none->trusts("127.0.0.1"));
  EXPECT_TRUE(none->trusts("unix"));
}

TEST(TrustedProxies, NamesWhatIsNoNetwork) {
  for (const char* text : {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::1/129",
                           "10.0.0.0/8x", "10.0.0/8"}) {
    const auto proxies = TrustedProxies::parse({text});
    ASSERT_FALSE(proxies.has_value()) << text;
    EXPECT_EQ(proxies.error().code, ErrorCode::kUsage);
  }
}

TEST(ClientNetwork, IsAnAddressOrWhatOneReaderHasOfIPv6) {
  EXPECT_EQ(client_network("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(client_network("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(client_network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
  EXPECT_EQ(client_network("unix"), "unix");
}

httplib::Request from(const std::string& peer, httplib::Headers headers) {
  httplib::Request request = testing::request_for("/", std::move(headers));
  request.remote_addr = peer;
  return request;
}

class ProxySettingsTest : public ::testing::Test {
 protected:
  const ProxySettings settings_{*TrustedProxies::parse({"127.0.0.1"}), "X-Real-IP"};
};

TEST_F(ProxySettingsTest, TheClientIsWhomATrustedProxyNamesInAllItsLines) {
  EXPECT_EQ(settings_.client_of(from("192.0.2.1", {{"X-Real-IP", "10.0.0.1"}})), "192.0.2.1");
  EXPECT_EQ(settings_.client_of(from("127.0.0.1", {{"x-real-ip", "10.0.0.1"}})), "10.0.0.1");
  EXPECT_EQ(settings_.client_of(
                from("127.0.0.1", {{"X-Real-IP", "10.0.0.1"}, {"X-Real-IP", "127.0.0.1"}})),
            "10.0.0.1");
  EXPECT_EQ(settings_.client_of(from("127.0.0.1", {{"REMOTE_ADDR", "10.0.0.1"}})), "127.0.0.1");
}

TEST_F(ProxySettingsTest, TheAddressIsConfiguredOrAsTheRequestSays) {
  const auto asked = from("192.0.2.1", {{"Host", "s.example"}, {"X-Forwarded-Proto", "https"}});
  EXPECT_EQ(settings_.base_url(asked, "https://search.example"), "https://search.example");
  EXPECT_EQ(settings_.base_url(asked, ""), "http://s.example");
  EXPECT_EQ(settings_.base_url(from("unix", asked.headers), ""), "https://s.example");
  EXPECT_EQ(settings_.base_url(from("unix", {{"Host", "a\"><b>"}}), ""), "http://localhost");
}

}  // namespace
}  // namespace mobysearch

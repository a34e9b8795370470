// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/proxy_settings.h"

#include <gtest/gtest.h>

#include "tests/support/http_exchange.h"

namespace mobysearch {
namespace {

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

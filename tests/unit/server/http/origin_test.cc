// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/origin.h"

#include <gtest/gtest.h>
#include <httplib.h>

namespace mobysearch {
namespace {

TEST(Origin, IsFoundInPlainUrlsAlone) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://blog.example/a/b", "https://blog.example"},
      {"http://[::1]:8080", "http://[::1]:8080"},
      {"https://", ""},
      {"ftp://blog.example", ""},
      {"https://blog.example;x/", ""},
      {"https://blog.example\"><script>", ""},
      {"/a/b", ""},
      {"", ""},
  };
  for (const auto& [url, origin] : cases) EXPECT_EQ(origin_of(url), origin) << url;
}

httplib::Response answered(const std::vector<std::string>& allowed, const char* origin,
                           const char* method) {
  httplib::Response response;
  AllowedOrigins(allowed).add_headers(origin, method, response);
  return response;
}

TEST(AllowedOrigins, AreToldThatTheyMayReadAndOthersAreNot) {
  const std::vector<std::string> one = {"https://blog.example"};
  const auto allowed = answered(one, "https://blog.example", "GET");
  EXPECT_EQ(allowed.get_header_value("Access-Control-Allow-Origin"), "https://blog.example");
  EXPECT_EQ(allowed.get_header_value("Vary"), "Origin");
  EXPECT_FALSE(allowed.has_header("Access-Control-Allow-Methods"));
  const auto other = answered(one, "https://evil.example", "OPTIONS");
  EXPECT_FALSE(other.has_header("Access-Control-Allow-Origin"));
  EXPECT_EQ(other.get_header_value("Vary"), "Origin");
  EXPECT_TRUE(answered({}, "https://blog.example", "GET").headers.empty());
}

TEST(AllowedOrigins, MayBeAllAndAskWhatTheyMaySend) {
  const auto any = answered({"*"}, "", "OPTIONS");
  EXPECT_EQ(any.get_header_value("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(any.get_header_value("Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS");
  EXPECT_FALSE(any.has_header("Vary"));
}

}  // namespace
}  // namespace mobysearch

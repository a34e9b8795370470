// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/http_message.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HttpMessage, FindsTheOriginOfPlainUrlsAlone) {
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

TEST(HttpMessage, AnErrorIsJsonThatIsNotStored) {
  const HttpResponse response = error_response(400, "invalid_parameter", "no \"x\"", "x");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.body,
            R"({"error":{"code":"invalid_parameter","message":"no \"x\"","param":"x"}})");
  EXPECT_EQ(response.headers.front().second, "no-store");
}

}  // namespace
}  // namespace mobysearch

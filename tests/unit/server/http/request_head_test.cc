// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_head.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(RequestHead, RefusesWhatASearchNeedsNoClientToSend) {
  struct Case {
    std::string head;
    int status;
  };
  const std::string host = "Host: x\r\n";
  const Case cases[] = {
      {"GET / HTTP/1.1\r\n" + host + "\r\n", 0},
      {"HEAD /search?q=c++?x HTTP/1.1\r\n" + host + "\r\n", 0},
      {"GET / HTTP/1.0\r\n\r\n", 0},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
      {"POST / HTTP/1.1\r\n" + host + "\r\n", 405},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\n", 413},
      {"GET / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", 400},
      {"GET / HTTP/2.0\r\n" + host + "\r\n", 400},
      {"GET http://x/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /" + std::string(7500, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"GET / HTTP/1.1\r\n" + host + "no colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + " folded: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "X: a\x01\r\n\r\n", 400},
      {"nonsense\r\n\r\n", 400},
      {"\r\n\r\n", 400},
  };
  for (const auto& c : cases) {
    HeadError error;
    parse_head(c.head, error);
    EXPECT_EQ(error.status, c.status) << c.head;
  }
}

TEST(RequestHead, KnowsWhetherTheConnectionStays) {
  const auto keep = [](const std::string& head) {
    HeadError error;
    return parse_head(head, error).keep_alive;
  };
  EXPECT_TRUE(keep("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
  EXPECT_FALSE(keep("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  EXPECT_FALSE(keep("GET / HTTP/1.0\r\nHost: x\r\n\r\n"));
  EXPECT_TRUE(keep("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(RequestTarget, DecodesStrictly) {
  RequestTarget target;
  EXPECT_EQ(parse_target("/search?q=c%2B%2B+a=b?c&tag=x&tag=y&&z", target), "");
  EXPECT_EQ(target.path, "/search");
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"q", "c++ a=b?c"}, {"tag", "x"}, {"tag", "y"}, {"z", ""}};
  EXPECT_EQ(target.params, expected);
  for (const char* bad : {"/?q=%zz", "/?q=%2", "/?q=%00", "/?q=%ff", "/%ff", "/?q=%u0041"}) {
    RequestTarget ignored;
    EXPECT_NE(parse_target(bad, ignored), "") << bad;
  }
}

}  // namespace
}  // namespace mobysearch

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
      {"GET http://x/ HTTP/1.1\r\n\r\n", 400},
      {"GET http://x/ HTTP/1.1\r\n" + host + "\r\n", 0},
      {"GET http:///x HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET http://a@x/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET http://x?a b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET ftp://x/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET ?q=x HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /" + std::string(7500, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"GET / HTTP/1.1\r\n" + host + "no colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + " folded: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "X: a\x01\r\n\r\n", 400},
      {"nonsense\r\n\r\n", 400},
      {"\r\n\r\n", 400},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(parse_head(c.head).refusal.status, c.status) << c.head;
  }
}

TEST(RequestHead, KnowsWhetherTheConnectionStays) {
  const auto keep = [](const std::string& head) { return parse_head(head).keep_alive; };
  EXPECT_TRUE(keep("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
  EXPECT_FALSE(keep("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  EXPECT_FALSE(keep("GET / HTTP/1.0\r\nHost: x\r\n\r\n"));
  EXPECT_TRUE(keep("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(RequestHead, FindsAHeaderInAnyCase) {
  const RequestHead head = parse_head("GET /?q=%zz HTTP/1.1\r\nhOST:  x \r\nX: 1\r\nX: 2\r\n\r\n");
  EXPECT_EQ(head.header("Host"), "x");
  EXPECT_EQ(head.header("x"), "1");
  EXPECT_EQ(head.header("Origin"), "");
  EXPECT_EQ(head.refusal.status, 400) << "for the target";
}

std::string safe(const std::string& line, const std::string& headers = {}) {
  return safe_head(parse_head(line + "\r\nHost: x\r\n" + headers + "\r\n"));
}

TEST(SafeHead, IsTheHeadThatCame) {
  EXPECT_EQ(safe("GET /search?q=a%20b HTTP/1.1", "Accept-Encoding:  br \r\nX-A: b\r\n"),
            "GET /search?q=a%20b HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nX-A: b\r\n\r\n");
  EXPECT_EQ(safe("HEAD / HTTP/1.0"), "HEAD / HTTP/1.0\r\nHost: x\r\n\r\n");
}

TEST(SafeHead, HasTheAuthorityOfAnAbsoluteFormAsItsHost) {
  const std::string other = "HTTP/1.1\r\nHost: blog.example:80\r\n\r\n";
  EXPECT_EQ(safe("GET http://blog.example:80/a?q=/ HTTP/1.1"), "GET /a?q=/ " + other);
  EXPECT_EQ(safe("GET HTTPS://blog.example:80 HTTP/1.1"), "GET / " + other);
  EXPECT_EQ(safe("GET http://blog.example:80?q=x HTTP/1.1"), "GET /?q=x " + other);
  EXPECT_EQ(safe_head(parse_head("GET http://[::1]/ HTTP/1.0\r\n\r\n")),
            "GET / HTTP/1.0\r\nHost: [::1]\r\n\r\n");
}

TEST(SafeHead, LeavesOutWhatWouldBeMishandled) {
  const std::string plain = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  EXPECT_EQ(safe("GET / HTTP/1.1", "Range: bytes=0-1,0-1\r\nexpect: 100-continue\r\n"), plain);
  const std::string much(4000, '%');
  EXPECT_EQ(safe("GET / HTTP/1.1", "X-A: " + much + "\r\n"), plain) << "escaped, it is too long";
}

TEST(SafeHead, EscapesWhatWouldBeReadOtherwise) {
  EXPECT_EQ(safe("GET /a#b?q=c?d#e HTTP/1.1"),
            "GET /a%23b?q=c%3Fd%23e HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(safe("GET / HTTP/1.1", "X-A: 5%20\r\n"),
            "GET / HTTP/1.1\r\nHost: x\r\nX-A: 5%2520\r\n\r\n");
}

}  // namespace
}  // namespace mobysearch

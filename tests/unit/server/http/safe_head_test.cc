// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/safe_head.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::string safe(const std::string& line, const std::string& headers = {}) {
  return safe_head(parse_head(line + "\r\nHost: x\r\n" + headers + "\r\n"));
}

TEST(SafeHead, IsTheHeadThatCame) {
  EXPECT_EQ(safe("GET /search?q=a%20b HTTP/1.1", "Accept-Encoding:  br \r\nX-A: b\r\n"),
            "GET /search?q=a%20b HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nX-A: b\r\n\r\n");
  EXPECT_EQ(safe("HEAD / HTTP/1.0"), "HEAD / HTTP/1.0\r\nHost: x\r\n\r\n");
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

// SPDX-License-Identifier: GPL-2.0-or-later
// What rude clients do to the real server, and do not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using ServerUnderAbuse = ServerTest;

TEST_F(ServerUnderAbuse, RefusesWhatIsNoRequestAndCloses) {
  index_and_start();
  const std::pair<std::string, int> cases[] = {
      {"POST /search HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nGET / HT", 405},
      {"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"GET / HTTP/1.1\n\n", 400},
      {"\x16\x03\x01 tls hello\r\n\r\n", 400},
      {"GET /" + std::string(9000, 'a'), 431},
      {"GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(9000, 'a'), 431},
  };
  for (const auto& [bytes, status] : cases) {
    RawConnection connection(port_);
    connection.send(bytes);
    const Answer answer = parse_answer(connection.read_answer());
    EXPECT_EQ(answer.status, status) << bytes.substr(0, 60);
    EXPECT_THAT(answer.body, HasSubstr("{\"error\":{\"code\":"));
    EXPECT_TRUE(connection.closes_within(2)) << bytes.substr(0, 60);
  }
  EXPECT_EQ(get(port_, "/healthz").status, 200);
}

TEST_F(ServerUnderAbuse, IdleAndSlowClientsHoldNobodyUp) {
  index_and_start();
  std::vector<RawConnection> idle;
  std::vector<RawConnection> slow;
  for (int i = 0; i < 200; ++i) idle.emplace_back(port_);
  for (int i = 0; i < 150; ++i) {
    slow.emplace_back(port_);
    slow.back().send("GET /sea");
  }
  for (int i = 0; i < 50; ++i) EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
  EXPECT_TRUE(slow.front().closes_within(8)) << "a head has five seconds";
}

TEST_F(ServerUnderAbuse, LimitsAClientsRate) {
  index_and_start({"--rate-limit", "2"});
  int limited = 0;
  for (int i = 0; i < 10; ++i) limited += get(port_, "/healthz").status == 429 ? 1 : 0;
  EXPECT_GE(limited, 4);
}

TEST_F(ServerUnderAbuse, MalformedRequestsDoNoHarm) {
  index_and_start({"--log-level", "error"});
  unsigned seed = 1;
  for (int i = 0; i < 1000; ++i) {
    std::string bytes = "GET /api/v1/search?q=x HTTP/1.1\r\nHost: x\r\n\r\n";
    for (int k = 0; k < 4; ++k) {
      seed = seed * 1103515245 + 12345;
      bytes[(seed >> 8) % bytes.size()] = static_cast<char>(seed >> 20);
    }
    RawConnection connection(port_);
    connection.send(bytes + "\r\n\r\n");
    const Answer answer = parse_answer(connection.read_answer());
    EXPECT_LT(answer.status, 500) << bytes;
  }
  EXPECT_EQ(get(port_, "/healthz").status, 200);
}

}  // namespace
}  // namespace mobysearch::testing

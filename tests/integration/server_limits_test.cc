// SPDX-License-Identifier: GPL-2.0-or-later
// What one client may take of the real server, and who a client is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <memory>
#include <thread>

#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;

class ServerLimits : public ServerTest {
 protected:
  /// How many of ten requests are answered with 429; `headers` may differ by the request's number.
  int limited_of_ten(const std::function<std::string(int)>& headers) const {
    int limited = 0;
    for (int i = 0; i < 10; ++i) {
      limited += get(port_, "/healthz", headers(i)).status == 429 ? 1 : 0;
    }
    return limited;
  }
  static std::string header(const std::string& name, int i) {
    return name + ": 192.0.2." + std::to_string(i) + "\r\n";
  }
};

TEST_F(ServerLimits, RateHoldsForThePeerWhateverItSaysOfOthers) {
  index_and_start({"--rate-limit", "1"});
  EXPECT_GE(limited_of_ten([](int i) { return header("X-Forwarded-For", i); }), 4);
  EXPECT_THAT(get(port_, "/healthz").head, HasSubstr("Retry-After: 1\r\n"));
}

TEST_F(ServerLimits, RateHoldsForWhomATrustedProxyNames) {
  index_and_start({"--rate-limit", "1", "--trusted-proxy", "127.0.0.0/8", "--trusted-proxy-header",
                   "X-Real-IP"});
  EXPECT_EQ(limited_of_ten([](int i) { return header("X-Real-IP", i); }), 0);
  EXPECT_GE(limited_of_ten([](int) { return header("X-Real-IP", 77); }), 4);
  EXPECT_GE(limited_of_ten([](int i) { return header("X-Forwarded-For", i); }), 4)
      << "another header says nothing";
}

TEST_F(ServerLimits, AClientHoldsSoManyConnectionsAndNoMore) {
  index_and_start({"--max-connections-per-client", "5"});
  std::vector<RawConnection> connections;
  for (int i = 0; i < 8; ++i) connections.emplace_back(port_);
  int served = 0;
  for (auto& connection : connections) {
    connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    served += parse_answer(connection.read_answer()).status == 200 ? 1 : 0;
  }
  EXPECT_EQ(served, 5);
  connections.clear();
  int status = 0;
  for (int i = 0; i < 100 && status != 200; ++i) status = get(port_, "/healthz").status;
  EXPECT_EQ(status, 200) << "what was let go can be held again";
  EXPECT_GE(metric("mobysearch_rejected_connections_total"), 3);
}

TEST_F(ServerLimits, KeepsDescriptorsForItselfHoweverManyClientsCome) {
  write_post("lighthouse");
  index();
  server_ = std::make_unique<Background>(
      std::vector<std::string>{"sh", "-c", "ulimit -n 300; exec \"$@\"", "sh", mobysearch_binary(),
                               "serve", "--db", db_, "--port", "0", "--log-level", "error"});
  const std::string line = server_->wait_for_line("ready at ");
  ASSERT_FALSE(line.empty());
  port_ = std::atoi(line.c_str() + line.rfind(':') + 1);
  std::vector<RawConnection> idle;
  for (int i = 0; i < 400; ++i) idle.emplace_back(port_);
  write_post("beacon");
  index();
  RawConnection& last = idle.back();  // the first gave way
  std::string body;
  for (int i = 0; i < 400 && body.find("\"total\":1") == std::string::npos; ++i) {
    last.send("GET /api/v1/search?q=beacon HTTP/1.1\r\nHost: x\r\n\r\n");
    body = parse_answer(last.read_answer()).body;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_THAT(body, HasSubstr("\"total\":1")) << "the new index was opened";
}

/// A command that runs the server as a user who has no other processes and may have so many
/// threads.
std::vector<std::string> with_threads(int most, const std::string& threads) {
  return {"prlimit",        "--nproc=" + std::to_string(most),
          "setpriv",        "--reuid=" + std::to_string(1'000'000 + getpid()),
          "--clear-groups", mobysearch_binary(),
          "serve",          "--db=none.mobydb",
          "--port=0",       "--threads=" + threads};
}

TEST(ServerThreads, ServesWithThoseThatTheSystemGives) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can be a user without other processes";
  Background server(with_threads(8, "64"));
  EXPECT_THAT(server.wait_for_line("fewer_threads"), HasSubstr("wanted=64 started="));
  const std::string line = server.wait_for_line("ready at ");
  EXPECT_EQ(get(std::atoi(line.c_str() + line.rfind(':') + 1), "/healthz").status, 200);
  server.signal(SIGTERM);
  EXPECT_EQ(server.wait(2), 0);
}

TEST(ServerThreads, WithoutAnyItSaysSo) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can be a user without other processes";
  for (const int most : {2, 3}) {
    Background server(with_threads(most, "4"));
    EXPECT_THAT(server.wait_for_line("the system gives the server no threads"),
                HasSubstr("(raise the limit"));
    EXPECT_EQ(server.wait(), 5);
  }
}

}  // namespace
}  // namespace mobysearch::testing

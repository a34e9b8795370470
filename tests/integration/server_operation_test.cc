// SPDX-License-Identifier: GPL-2.0-or-later
// What the operator does: stops, rotates, reads counts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using ServerOperation = ServerTest;

TEST_F(ServerOperation, StopsWithinTwoSecondsAndExitsWithZero) {
  index_and_start();
  RawConnection idle(port_);
  RawConnection asked(port_);
  asked.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server_->signal(SIGTERM);
  EXPECT_EQ(parse_answer(asked.read_answer()).status, 200);
  EXPECT_EQ(server_->wait(2), 0);
}

TEST_F(ServerOperation, AnAddressInUseIsSaid) {
  index_and_start();
  const auto second = mobysearch({"serve", "--db", db_, "--port", std::to_string(port_)});
  EXPECT_EQ(second.exit_code, 5);
  EXPECT_THAT(second.err, HasSubstr("address is in use"));
}

TEST_F(ServerOperation, LogsALineARequestThatNothingCanForge) {
  const std::string log = dir_ / "server.log";
  index_and_start({"--log-file", log});
  get(port_, "/api/v1/search?q=a%0Aevent%3Drequest+status%3D200+%22x");
  server_->signal(SIGTERM);
  server_->wait();
  const std::string text = read_file(log);
  EXPECT_THAT(text, HasSubstr("q=\"a\\nevent=request status=200 \\\"x\""));
  EXPECT_THAT(text, Not(HasSubstr("127.0.0.1 ")));
}

TEST_F(ServerOperation, CountsQueriesForTheOperatorAlone) {
  const std::string socket = dir_ / "admin.sock";
  index_and_start({"--query-stats", "--query-stats-min-count", "1", "--admin-socket", socket});
  get(port_, "/api/v1/search?q=Lighthouse");
  get(port_, "/api/v1/search?q=zeppelins");
  const auto stats = mobysearch({"stats", "--socket", socket});
  EXPECT_EQ(stats.exit_code, 0) << stats.err;
  EXPECT_THAT(stats.out, HasSubstr("{\"query\":\"lighthouse\",\"count\":1,\"without_results\":0}"));
  EXPECT_THAT(stats.out, HasSubstr("{\"query\":\"zeppelins\",\"count\":1,\"without_results\":1}"));
}

}  // namespace
}  // namespace mobysearch::testing

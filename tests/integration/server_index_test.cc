// SPDX-License-Identifier: GPL-2.0-or-later
// Right while the index changes: switching, refusing, waiting.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/server_fixture.h"

namespace mobysearch::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

using ServerAndIndex = ServerTest;

TEST_F(ServerAndIndex, SwitchesToANewIndexAndNeverMixes) {
  index_and_start({"--log-level", "error"});  // nobody reads a line a request here
  std::atomic<bool> stop{false};
  std::atomic<int> failed{0};
  std::atomic<int> answered{0};
  std::vector<std::jthread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      RawConnection connection(port_);
      while (!stop) {
        connection.send("GET /api/v1/search?q=about HTTP/1.1\r\nHost: x\r\n\r\n");
        const Answer answer = parse_answer(connection.read_answer());
        const Json json = Json::parse(answer.body, nullptr, false);
        const bool sound = answer.status == 200 && json.is_object() && json["total"] == 1;
        ++(sound ? answered : failed);
        if (!sound) break;
      }
    });
  }
  for (int round = 0; round < 40; ++round) {
    write_post("word" + std::to_string(round));
    index();
  }
  const auto deadline = Clock::now() + std::chrono::seconds(1);
  bool visible = false;
  while (!visible && Clock::now() < deadline) {
    visible = get(port_, "/api/v1/search?q=word39").body.find("\"total\":1") != std::string::npos;
  }
  stop = true;
  clients.clear();
  EXPECT_TRUE(visible) << "within a second of the rename";
  EXPECT_EQ(failed, 0);
  EXPECT_GT(answered, 100);
}

TEST_F(ServerAndIndex, KeepsTheOldIndexWhenTheNewOneIsBad) {
  index_and_start();
  const std::string whole = read_file(db_);
  std::string damaged = whole;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  std::filesystem::rename(dir_.write("damaged", damaged), db_);
  EXPECT_FALSE(server_->wait_for_line("index_refused").empty());
  EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
  EXPECT_THAT(get(port_, "/readyz").body, HasSubstr("\"problem\":"));
  std::filesystem::remove(db_);
  EXPECT_EQ(get(port_, "/api/v1/search?q=part").status, 200);
  EXPECT_THAT(get(port_, "/metrics").body, HasSubstr("mobysearch_index_refusals_total 1"));
}

TEST_F(ServerAndIndex, BeginsToAnswerWhenTheIndexAppears) {
  write_post("lighthouse");
  start();
  const Answer none = get(port_, "/api/v1/search?q=lighthouse");
  EXPECT_EQ(none.status, 503);
  EXPECT_THAT(none.head, HasSubstr("Retry-After: 1"));
  EXPECT_EQ(get(port_, "/healthz").status, 200);
  EXPECT_EQ(get(port_, "/readyz").status, 503);
  index();
  EXPECT_FALSE(server_->wait_for_line("index_switched").empty());
  EXPECT_EQ(get(port_, "/api/v1/search?q=lighthouse").status, 200);
}

}  // namespace
}  // namespace mobysearch::testing

// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/connection_table.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/trusted_proxies.h"

namespace mobysearch {
namespace {

FileDescriptor any_descriptor() { return FileDescriptor(open("/dev/null", O_RDONLY | O_CLOEXEC)); }

class ConnectionTableTest : public ::testing::Test {
 protected:
  Connection* add(const std::string& client) { return table_.add(any_descriptor(), client); }

  ConnectionOptions options_{.max_connections = 4,
                             .max_connections_per_client = 2,
                             .proxies = *TrustedProxies::parse({"127.0.0.1"})};
  ConnectionCounters counters_;
  ConnectionTable table_{options_, counters_};
};

TEST_F(ConnectionTableTest, OfAClientWithTooManyTheLongestIdleGivesWay) {
  Connection* const first = add("2001:db8::1");
  Connection* const second = add("2001:db8::2");
  Connection* const other = add("192.0.2.1");
  other->since = {};
  second->since = first->since - std::chrono::seconds(1);
  const int idle = second->fd.get();
  Connection* const third = add("2001:db8::3");
  ASSERT_NE(third, nullptr) << "one reader has the whole /64";
  EXPECT_EQ(table_.find(idle), nullptr);
  EXPECT_EQ(table_.find(other->fd.get()), other);
  first->state = Connection::State::kBusy;
  third->state = Connection::State::kWriting;
  EXPECT_EQ(add("2001:db8::4"), nullptr) << "none is idle";
  EXPECT_EQ(counters_.rejected_connections, 2U);
  EXPECT_EQ(counters_.connections, 3);
}

TEST_F(ConnectionTableTest, HoldsMoreOfAProxyButNeverMoreInAll) {
  for (int i = 0; i < 4; ++i) add("127.0.0.1")->state = Connection::State::kBusy;
  EXPECT_EQ(counters_.connections, 4);
  EXPECT_EQ(add("127.0.0.1"), nullptr);
  EXPECT_EQ(add("192.0.2.1"), nullptr);
  EXPECT_EQ(counters_.connections, 4);
  EXPECT_EQ(counters_.rejected_connections, 2U);
}

TEST_F(ConnectionTableTest, WhoIsIdleForLongestGivesWay) {
  using State = Connection::State;
  std::vector<Connection*> held;
  for (int i = 0; i < 4; ++i) {
    held.push_back(add("127.0.0.1"));
    held.back()->wait_for(
        std::chrono::seconds(4 - i));  // the first waits for longest, not shortest
  }
  held[0]->state = State::kBusy;
  held[1]->buffer = "GET /";
  const int idle = held[2]->fd.get();
  const int younger = held[3]->fd.get();
  ASSERT_NE(add("192.0.2.1"), nullptr);
  EXPECT_EQ(table_.find(idle), nullptr);
  ASSERT_NE(table_.find(younger), nullptr);
  held[3]->state = State::kWriting;
  Connection* const last = add("192.0.2.2");
  ASSERT_NE(last, nullptr) << "the one that the last came for is idle too";
  last->state = State::kBusy;
  EXPECT_NE(add("192.0.2.3"), nullptr) << "then one that is at its request";
  EXPECT_EQ(counters_.connections, 4);
  EXPECT_EQ(counters_.rejected_connections, 3U);
}

TEST_F(ConnectionTableTest, TheSlowestReaderIsTheFirstOfWhoHoldsMost) {
  EXPECT_EQ(table_.slowest_reader(), nullptr);
  const std::pair<const char*, std::size_t> readers[] = {
      {"192.0.2.1", 700}, {"2001:db8::1", 400}, {"2001:db8::2", 500}, {"192.0.2.2", 800}};
  std::vector<Connection*> added;
  for (const auto& [client, unsent] : readers) {
    added.push_back(add(client));
    added.back()->unsent = std::string(unsent, 'x');
    added.back()->state = Connection::State::kWriting;
    added.back()->wait_for(std::chrono::seconds(5));
  }
  EXPECT_EQ(table_.slowest_reader(), added[1]);
  table_.drop(*added[1]);
  EXPECT_EQ(table_.slowest_reader(), added[3]);
  added[3]->state = Connection::State::kBusy;
  EXPECT_EQ(table_.slowest_reader(), added[0]);
}

TEST_F(ConnectionTableTest, FindsByDescriptorAndByCondition) {
  Connection* const one = add("192.0.2.1");
  EXPECT_EQ(table_.find(one->fd.get()), one);
  EXPECT_EQ(table_.find(-1), nullptr);
  one->close = true;
  add("192.0.2.2");
  EXPECT_THAT(table_.all_that([](const Connection& connection) { return connection.close; }),
              ::testing::ElementsAre(one));
}

}  // namespace
}  // namespace mobysearch

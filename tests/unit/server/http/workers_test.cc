// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/workers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <atomic>
#include <thread>

#include "server/http/connection.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PollerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    int ends[2];
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    here_.reset(ends[0]);
    there_.reset(ends[1]);
    ASSERT_EQ(write(there_.get(), "x", 1), 1);
  }

  FileDescriptor here_;
  FileDescriptor there_;
  Poller poller_;
};

TEST_F(PollerTest, ReportsAListenerEachTime) {
  poller_.add(here_.get());
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
}

TEST_F(PollerTest, ReportsAConnectionOnceForEachTimeItIsExpected) {
  poller_.add_once(here_.get());
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
  EXPECT_THAT(poller_.wait(0), IsEmpty());
  poller_.expect(here_.get(), EPOLLOUT);
  EXPECT_THAT(poller_.wait(1000), ElementsAre(here_.get()));
}

TEST_F(PollerTest, IsWokenOnce) {
  poller_.wake_up();
  poller_.wake_up();
  EXPECT_THAT(poller_.wait(1000), ElementsAre(Poller::kWoken));
  EXPECT_THAT(poller_.wait(0), IsEmpty());
}

TEST(JobQueue, HandsOutInOrderAndThenSendsWorkersAway) {
  Connection a, b;
  JobQueue jobs;
  jobs.push({&a, &b});
  EXPECT_EQ(jobs.size(), 2U);
  jobs.close();
  EXPECT_EQ(jobs.pop(), &a);
  EXPECT_EQ(jobs.pop(), &b);
  EXPECT_EQ(jobs.pop(), nullptr);
  EXPECT_EQ(jobs.size(), 0U);
}

TEST(JobQueue, OneGoWakesAsManyWorkersAsItNeeds) {
  Connection connection;
  JobQueue jobs;
  std::atomic<int> taken{0};
  std::vector<std::jthread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back([&] {
      if (jobs.pop() == nullptr) return;
      ++taken;
      while (taken < 4) std::this_thread::yield();  // each waits for the others
    });
  }
  jobs.push(std::vector<Connection*>(4, &connection));
  workers.clear();
  EXPECT_EQ(taken, 4);
}

}  // namespace
}  // namespace mobysearch

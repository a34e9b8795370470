// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/job_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace mobysearch {
namespace {

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

TEST(JobQueue, TakesMoreAfterItWasClosed) {
  Connection a;
  JobQueue jobs;
  jobs.close();
  EXPECT_TRUE(jobs.is_closed());
  jobs.push({&a});
  EXPECT_EQ(jobs.pop(), &a);
  EXPECT_EQ(jobs.pop(), nullptr);
}

TEST(JobQueue, WhoHasMostPlacesGivesOneUp) {
  Connection a1, a2, a3, b1, b2, c;
  for (Connection* each : {&a1, &a2, &a3}) each->network = "a";
  for (Connection* each : {&b1, &b2}) each->network = "b";
  c.network = "c";
  JobQueue jobs;
  jobs.push({&a1, &a2, &b1});
  EXPECT_EQ(jobs.push_instead(a3), &a3) << "who has most itself";
  EXPECT_EQ(jobs.push_instead(b2), &b2) << "it would have more then";
  EXPECT_EQ(jobs.push_instead(c), &a2) << "the last of its client";
  EXPECT_EQ(jobs.size(), 3U);
  for (Connection* each : {&a1, &b1, &c}) EXPECT_EQ(jobs.pop(), each);
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

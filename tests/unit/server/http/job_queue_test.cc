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

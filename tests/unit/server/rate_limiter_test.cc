// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/rate_limiter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(RateLimiter, AllowsABurstAndThenTheRate) {
  RateLimiter limiter(2);
  auto now = RateLimiter::Clock::now();
  int allowed = 0;
  for (int i = 0; i < 10; ++i) allowed += limiter.allow("a", now) ? 1 : 0;
  EXPECT_EQ(allowed, 4);
  EXPECT_TRUE(limiter.allow("b", now)) << "others are not held to account";
  now += std::chrono::seconds(1);
  EXPECT_TRUE(limiter.allow("a", now));
  EXPECT_TRUE(limiter.allow("a", now));
  EXPECT_FALSE(limiter.allow("a", now));
}

TEST(RateLimiter, ZeroIsNoLimit) {
  RateLimiter limiter(0);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(limiter.allow("a"));
}

}  // namespace
}  // namespace mobysearch

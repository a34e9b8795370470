// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watch_thread.h"

#include <gtest/gtest.h>

#include <atomic>
#include <new>

namespace mobysearch {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

/// Waits, for the test's time at most, until something was looked at so often.
void wait_for(const std::atomic<int>& looks, int wanted) {
  while (looks < wanted) std::this_thread::sleep_for(milliseconds(1));
}

TEST(WatchThread, HasLookedWhenItIsMade) {
  std::atomic<int> looks{0};
  const WatchThread thread(hours(1), [&](const auto&) { ++looks; });
  EXPECT_EQ(looks, 1);
}

TEST(WatchThread, LooksAgainAfterItsInterval) {
  std::atomic<int> looks{0};
  const WatchThread thread(milliseconds(1), [&](const auto&) { ++looks; });
  wait_for(looks, 3);
}

TEST(WatchThread, LooksAtOnceWhenItIsAsked) {
  std::atomic<int> looks{0};
  WatchThread thread(hours(1), [&](const auto&) { ++looks; });
  thread.look_now();
  wait_for(looks, 2);
}

TEST(WatchThread, GoesOnAfterALookThatThrows) {
  std::atomic<int> looks{0};
  WatchThread thread(hours(1), [&](const auto&) {
    if (++looks == 1) throw std::bad_alloc();
  });
  thread.look_now();
  wait_for(looks, 2);
}

TEST(WatchThread, EndsALookThatTakesLong) {
  std::atomic<bool> is_looking{false};
  {
    const WatchThread thread(hours(1), [&](const std::stop_token& stop) {
      is_looking = true;
      while (!stop.stop_requested()) std::this_thread::yield();
      is_looking = false;
    });
    EXPECT_TRUE(is_looking) << "it was waited for no longer than a second";
  }
  EXPECT_FALSE(is_looking);
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <stdexcept>

namespace mobysearch {
namespace {

TEST(InParallel, CallsWithEachNumberOnce) {
  std::vector<std::atomic<int>> calls(20);
  in_parallel(calls.size(), [&](std::size_t number) { ++calls[number]; });
  for (const auto& count : calls) EXPECT_EQ(count, 1);
  in_parallel(0, [](std::size_t) { FAIL(); });
}

TEST(InParallel, DoesTheLastPartInTheCallersThread) {
  std::thread::id one;
  in_parallel(1, [&](std::size_t) { one = std::this_thread::get_id(); });
  EXPECT_EQ(one, std::this_thread::get_id());
}

TEST(InParallel, ThrowsWhatAnyCallThrowsAfterAllHaveEnded) {
  std::atomic<int> ended{0};
  const auto run = [&](std::size_t number) {
    if (number == 0) throw std::bad_alloc();
    ++ended;
  };
  EXPECT_THROW(in_parallel(4, run), std::bad_alloc);
  EXPECT_EQ(ended, 3);
  const auto last = [](std::size_t number) {
    if (number == 3) throw std::runtime_error("the caller's own part");
  };
  EXPECT_THROW(in_parallel(4, last), std::runtime_error);
}

}  // namespace
}  // namespace mobysearch

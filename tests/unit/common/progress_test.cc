// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/progress.h"

#include <gtest/gtest.h>

#include <vector>

#include "common/parallel.h"

namespace mobysearch {
namespace {

TEST(ProgressCounter, AddsUpWhatThreadsDoAndStopsAtAll) {
  std::vector<std::size_t> seen;
  const ProgressSink sink = [&](const Progress& progress) {
    EXPECT_EQ(progress.phase, Progress::Phase::kOrdering);
    EXPECT_EQ(progress.total, 250U);
    seen.push_back(progress.done);
  };
  ProgressCounter counter(sink, Progress::Phase::kOrdering, 250);
  in_parallel(3, [&](std::size_t) { counter.add(100); });
  EXPECT_EQ(seen, (std::vector<std::size_t>{100, 200, 250}));
}

}  // namespace
}  // namespace mobysearch

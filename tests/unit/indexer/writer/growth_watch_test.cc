// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/growth_watch.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <vector>

#include "common/file_descriptor.h"
#include "tests/support/temp_dir.h"

namespace mobysearch::testing {
namespace {

TEST(GrowthWatch, TellsInTheEndOfAllThatWasWritten) {
  const TempDir directory;
  const FileDescriptor file(::open((directory / "file").c_str(), O_RDWR | O_CREAT, 0600));
  ASSERT_TRUE(file);
  std::vector<Progress> seen;
  const ProgressSink sink = [&](const Progress& progress) { seen.push_back(progress); };
  {
    const std::jthread watch = watch_growth(file.get(), 4000, sink);
    ASSERT_TRUE(write_all(file.get(), "four", 4));
  }
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(seen.back().phase, Progress::Phase::kMerging);
  EXPECT_EQ(seen.back().done, 4U);
  EXPECT_EQ(seen.back().total, 4000U);
}

TEST(GrowthWatch, WithoutAnybodyToTellStartsNothing) {
  EXPECT_FALSE(watch_growth(-1, 1, {}).joinable());
}

}  // namespace
}  // namespace mobysearch::testing

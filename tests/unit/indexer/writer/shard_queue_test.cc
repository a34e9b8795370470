// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/shard_queue.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

class ShardQueueTest : public ::testing::Test {
 protected:
  testing::TempDir directory_;
  FileOperations files_;
  Publisher publisher_ = std::move(*Publisher::begin(directory_ / "blog.mobydb", files_));
};

TEST_F(ShardQueueTest, HandsOutEachPostOnce) {
  for (const std::size_t count : {0U, 1U, 384U, 385U, 1000U, 200'000U}) {
    const PostFeed feed{count, {}, {}};
    const WriteOptions options;
    ShardQueue queue(feed, options, publisher_);
    std::size_t next = 0;
    std::size_t shards = 0;
    while (const auto task = queue.next()) {
      EXPECT_EQ(task->first, next);
      EXPECT_GT(task->end, task->first);
      next = task->end;
      ++shards;
    }
    EXPECT_EQ(next, count);
    EXPECT_EQ(shards, queue.size());
    EXPECT_LE(shards, 512U) << "open at once when they are merged";
  }
}

TEST_F(ShardQueueTest, EndsAtTheFirstFailureAndKeepsIt) {
  const PostFeed feed{1000, {}, {}};
  const WriteOptions options;
  ShardQueue queue(feed, options, publisher_);
  EXPECT_TRUE(queue.next());
  EXPECT_FALSE(queue.error());
  queue.report_failure({ErrorCode::kOutputUnwritable, "first", {}, {}});
  queue.report_failure({ErrorCode::kOutputUnwritable, "second", {}, {}});
  EXPECT_FALSE(queue.next());
  EXPECT_EQ(queue.error()->message, "first");
}

}  // namespace
}  // namespace mobysearch

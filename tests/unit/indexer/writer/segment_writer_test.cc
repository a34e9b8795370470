// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/segment_writer.h"

#include <gtest/gtest.h>

#include <set>

#include "common/index/shard.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

class SegmentQueueTest : public ::testing::Test {
 protected:
  TempDir directory_;
  FileOperations files_;
  Publisher publisher_ = std::move(*Publisher::begin(directory_ / "blog.mobydb", files_));
};

TEST_F(SegmentQueueTest, HandsOutEachPostOnce) {
  for (const std::size_t count : {0U, 1U, 384U, 385U, 1000U, 200'000U}) {
    const PostFeed feed{count, {}};
    const WriteOptions options;
    SegmentQueue queue(feed, options, publisher_);
    std::size_t next = 0;
    while (const auto task = queue.next()) {
      EXPECT_EQ(task->shard, 1U);
      EXPECT_FALSE(task->posts.empty());
      for (const std::uint32_t post : task->posts) EXPECT_EQ(post, next++);
    }
    EXPECT_EQ(next, count);
  }
}

TEST_F(SegmentQueueTest, MakesFewSegmentsOfAMillionPosts) {
  const PostFeed feed{1'000'000, {}};
  const WriteOptions options;
  const SegmentQueue queue(feed, options, publisher_);
  EXPECT_LE(queue.tasks().size(), 1400U) << "they are merged at once";
}

TEST_F(SegmentQueueTest, HandsOutPostsShardByShard) {
  std::vector<std::string> paths;
  for (int post = 0; post < 5000; ++post) paths.push_back(std::to_string(post));
  const PostFeed feed{
      paths.size(), {}, [&](std::size_t post) { return std::string_view(paths[post]); }};
  WriteOptions options;
  options.shards = 3;
  SegmentQueue queue(feed, options, publisher_);
  EXPECT_TRUE(queue.has_positions());
  std::set<std::uint32_t> posts;
  std::uint32_t shard = 1;
  std::uint32_t last = 0;
  while (const auto task = queue.next()) {
    EXPECT_LE(task->posts.size(), 384U);
    EXPECT_GE(task->shard, shard);
    if (task->shard > shard) last = 0;
    shard = task->shard;
    for (const std::uint32_t post : task->posts) {
      EXPECT_EQ(shard_of(paths[post], 3), shard);
      EXPECT_TRUE(posts.empty() || last == 0 || post > last) << "in ascending order";
      posts.insert(last = post);
    }
  }
  EXPECT_EQ(shard, 3U);
  EXPECT_EQ(posts.size(), paths.size());
}

TEST_F(SegmentQueueTest, EndsAtTheFirstFailureAndKeepsIt) {
  const PostFeed feed{1000, {}};
  const WriteOptions options;
  SegmentQueue queue(feed, options, publisher_);
  EXPECT_TRUE(queue.next());
  EXPECT_FALSE(queue.error());
  queue.report_failure({ErrorCode::kOutputUnwritable, "first", {}, {}});
  queue.report_failure({ErrorCode::kOutputUnwritable, "second", {}, {}});
  EXPECT_FALSE(queue.next());
  EXPECT_EQ(queue.error()->message, "first");
}

}  // namespace
}  // namespace mobysearch

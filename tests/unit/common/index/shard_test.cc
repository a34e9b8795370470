// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/shard.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <vector>

namespace mobysearch {
namespace {

const ShardInfo kSecond{2, 4, 1000, "0123456789abcdef"};

TEST(Shard, ComesBackAsItWasStored) {
  EXPECT_EQ(decode_shard(encode_shard(kSecond), "blog"), kSecond);
}

TEST(Shard, BytesThatNobodyWroteAreRefused) {
  const std::string bytes = encode_shard(kSecond);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(decode_shard(bytes.substr(0, size), "blog")) << size;
  const ShardInfo wrong[] = {
      {0, 4, 1, "build"}, {5, 4, 1, "build"}, {1, 129, 1, "build"}, {1, 1, 1, ""}};
  for (const ShardInfo& shard : wrong) {
    const auto decoded = decode_shard(encode_shard(shard), "blog");
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, ErrorCode::kIndexDamaged);
    EXPECT_EQ(decoded.error().message.find("blog: "), 0U);
  }
}

// Shards that were written by one version are read by others: these may not change.
TEST(Shard, APostStaysInItsShard) {
  EXPECT_EQ(shard_of("_posts/2017-06-26-recap.md", 1), 1U);
  EXPECT_EQ(shard_of("_posts/2017-06-26-recap.md", 4), 2U);
  EXPECT_EQ(shard_of("_posts/2018-01-01-new-year.md", 4), 2U);
  EXPECT_EQ(shard_of("_posts/2018-01-01-new-year.md", 128), 34U);
  EXPECT_EQ(shard_of("", 128), 67U);
}

TEST(Shard, PostsSpreadEvenly) {
  std::vector<int> posts(kMaxShards + 1);
  for (int i = 0; i < 128'000; ++i) ++posts[shard_of(fmt::format("_posts/{}.md", i), kMaxShards)];
  EXPECT_EQ(posts[0], 0);
  for (std::uint32_t shard = 1; shard <= kMaxShards; ++shard) {
    EXPECT_GT(posts[shard], 800);
    EXPECT_LT(posts[shard], 1200);
  }
}

TEST(Shard, IsNamedBesideItsIndex) {
  EXPECT_EQ(shard_path("blog.mobydb", 2, 4), "blog-2-of-4.mobydb");
  EXPECT_EQ(shard_path("/srv/a.b/blog", 1, 12), "/srv/a.b/blog-1-of-12");
  EXPECT_EQ(shard_path("../de.blog.mobydb", 3, 3), "../de.blog-3-of-3.mobydb");
}

}  // namespace
}  // namespace mobysearch

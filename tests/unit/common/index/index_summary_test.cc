// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/schema.h"
#include "tests/support/crafted_index.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using testing::MiniBlog;
using testing::post_file;

const testing::Files kHarbour = {{"_config.yml", "title: Harbour\n"},
                                 {"_posts/2020-01-02-one.md", post_file("One", "Text.")},
                                 {"_posts/2020-02-03-two.md", post_file("Two", "Text.")}};

/// A blog's first shard of two.
class ShardSummary : public ::testing::Test {
 protected:
  ShardSummary() {
    for (const auto& [path, text] : kHarbour) dir_.write("site/" + path, text);
    IndexerOptions options;
    options.source = dir_ / "site";
    options.db = dir_ / "blog.mobydb";
    options.shards = 2;
    EXPECT_TRUE(run_indexer(options));
  }
  testing::TempDir dir_;
  const std::string path_ = dir_ / "blog-1-of-2.mobydb";
};

TEST(IndexSummary, IsWhatAnIndexSaysOfItself) {
  const MiniBlog blog(kHarbour);
  for (const bool verify : {false, true}) {
    const auto summary = read_summary(blog.db(), verify);
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_EQ(summary->stored.info.site_title, "Harbour");
    EXPECT_EQ(summary->stored.info.posts, 2);
    EXPECT_EQ(summary->stored.info.revision, blog.index()->info().revision);
    EXPECT_FALSE(summary->stored.has_positions);
    EXPECT_FALSE(summary->shard);
  }
  EXPECT_FALSE(check_shard(blog.db()));
}

TEST_F(ShardSummary, SaysWhichShardItIs) {
  const auto first = read_summary(path_, true);
  const auto second = read_summary(dir_ / "blog-2-of-2.mobydb", true);
  ASSERT_TRUE(first && second && first->shard && second->shard);
  EXPECT_EQ(first->stored.info.posts, 2) << "of all shards";
  EXPECT_TRUE(first->stored.has_positions);
  EXPECT_EQ(first->shard->number, 1U);
  EXPECT_EQ(second->shard->number, 2U);
  EXPECT_EQ(first->shard->posts + second->shard->posts, 2U);
  EXPECT_EQ(first->shard->build, second->shard->build);
  EXPECT_TRUE(check_shard(path_));
}

TEST_F(ShardSummary, OfAnIndexThatIsInShardsNamesThem) {
  const auto summary = read_summary(dir_ / "blog.mobydb", true);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, ErrorCode::kIndexMissing);
  EXPECT_NE(summary.error().hint.find("2 shards, from " + path_ + " on"), std::string::npos)
      << summary.error().hint;
  const auto other = read_summary(dir_ / "other.mobydb", true);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().hint.find("shards"), std::string::npos);
}

TEST_F(ShardSummary, OfAShardThatIsNotWholeIsDamage) {
  const auto number = [](std::uint32_t posts) {
    return encode_shard({1, 2, posts, "0123456789abcdef"});
  };
  const std::string crafted = dir_ / "crafted.mobydb";
  const auto damage = [&](const std::string& key, const std::string& value) {
    testing::craft_index(path_, crafted, [&](Xapian::WritableDatabase& database) {
      database.set_metadata(key, value);
    });
    const auto checked = check_shard(crafted);
    EXPECT_FALSE(checked) << key;
    if (checked) return std::string();
    return checked.error().message;
  };
  EXPECT_THAT(damage(std::string(kShardKey), "x"), HasSubstr("does not say which shard it is"));
  EXPECT_THAT(damage(std::string(kShardKey), number(9)), HasSubstr("does not hold the posts"));
  EXPECT_THAT(damage(std::string(kInfoKey), ""), HasSubstr("is not a mobysearch index"));
}

TEST_F(ShardSummary, OfNoIndexIsAnError) {
  EXPECT_EQ(read_summary(dir_ / "none", false).error().code, ErrorCode::kIndexMissing);
  EXPECT_EQ(read_summary(dir_ / "site/_config.yml", false).error().code, ErrorCode::kIndexForeign);
  std::string bytes = testing::read_file(path_);
  bytes[bytes.size() - 100] ^= 1;
  dir_.write("changed.mobydb", bytes);
  EXPECT_EQ(read_summary(dir_ / "changed.mobydb", true).error().code, ErrorCode::kIndexDamaged);
  EXPECT_EQ(check_shard(dir_ / "changed.mobydb").error().code, ErrorCode::kIndexDamaged);
}

}  // namespace
}  // namespace mobysearch

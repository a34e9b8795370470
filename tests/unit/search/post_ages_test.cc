// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/post_ages.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mobysearch {
namespace {

PostAges loaded_ages(const std::vector<PostAge>& quarters) {
  PostAges ages(static_cast<std::uint32_t>(quarters.size()));
  for (const std::string& block : byte_column_blocks(quarters)) EXPECT_TRUE(ages.add_block(block));
  return ages;
}

TEST(PostAges, AreYearsToTheQuarter) {
  const PostAges ages = loaded_ages({0, 4, 12, 254, kUndated});
  EXPECT_DOUBLE_EQ(ages.recency(1), 1);
  EXPECT_DOUBLE_EQ(ages.recency(2), 1.0 / 2);
  EXPECT_DOUBLE_EQ(ages.recency(3), 1.0 / 4);
  EXPECT_GT(ages.recency(4), 0) << "very old is not undated";
  EXPECT_EQ(ages.recency(5), 0) << "no date";
  EXPECT_EQ(ages.recency(99), 0) << "no post";
  EXPECT_EQ(ages.recency(0), 0) << "no post";
  EXPECT_TRUE(ages.have_dates());
}

TEST(PostAges, ABlogWithoutDatesHasNone) {
  EXPECT_EQ(loaded_ages({kUndated, kUndated}).recency(1), 0);
  EXPECT_FALSE(loaded_ages({kUndated, kUndated}).have_dates());
  EXPECT_FALSE(loaded_ages({}).have_dates());
  EXPECT_EQ(PostAges().recency(1), 0);
}

TEST(PostAges, SomeOfSeveralBlocksHaveDates) {
  for (const std::size_t dated : {std::size_t{0}, std::size_t{kByteColumnPosts}}) {
    std::vector<PostAge> quarters(kByteColumnPosts + 1, kUndated);
    quarters[dated] = 0;
    EXPECT_TRUE(loaded_ages(quarters).have_dates());
  }
}

TEST(PostAges, ABlockThatDoesNotFitIsRefused) {
  EXPECT_FALSE(PostAges(2).add_block("\x01"));
  EXPECT_FALSE(PostAges().add_block("\x01"));
}

}  // namespace
}  // namespace mobysearch

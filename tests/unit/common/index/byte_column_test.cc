// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/byte_column.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(ByteColumn, HasAByteOfEachPost) {
  for (const std::uint32_t posts :
       {0U, 1U, kByteColumnPosts, kByteColumnPosts + 1, 3 * kByteColumnPosts - 1}) {
    std::vector<std::uint8_t> bytes(posts);
    for (std::size_t i = 0; i < posts; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7);
    ByteColumn column(posts);
    for (const std::string& block : byte_column_blocks(bytes)) ASSERT_TRUE(column.add_block(block));
    for (std::uint32_t docid = 1; docid <= posts; ++docid)
      ASSERT_EQ(column.at(docid, 9), bytes[docid - 1]);
    EXPECT_EQ(column.at(0, 9), 9) << "no post";
    EXPECT_EQ(column.at(posts + 1, 9), 9) << "no post";
  }
}

TEST(ByteColumn, HasNoBlocksOfNoPosts) { EXPECT_TRUE(byte_column_blocks({}).empty()); }

TEST(ByteColumn, RefusesBlocksOfAnotherLength) {
  EXPECT_FALSE(ByteColumn(3).add_block("ab"));
  EXPECT_FALSE(ByteColumn(3).add_block("abcd"));
  EXPECT_FALSE(ByteColumn().add_block("a"));
  ByteColumn column(kByteColumnPosts + 1);
  EXPECT_FALSE(column.add_block("a"));
  EXPECT_TRUE(column.add_block(std::string(kByteColumnPosts, 'a')));
  EXPECT_FALSE(column.add_block(std::string(kByteColumnPosts, 'a')));
  EXPECT_TRUE(column.add_block("a"));
  EXPECT_FALSE(column.add_block("a")) << "of more posts than there are";
}

}  // namespace
}  // namespace mobysearch

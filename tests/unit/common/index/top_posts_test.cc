// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/top_posts.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::vector<std::uint32_t> docids_of(const std::vector<WeighedPost>& posts) {
  std::vector<std::uint32_t> docids;
  for (const WeighedPost& post : posts) docids.push_back(post.docid);
  return docids;
}

TEST(TopPosts, AreTheHeaviestAndOfEqualOnesTheFirst) {
  TopPosts top(3);
  for (const WeighedPost post : {WeighedPost{7, 2}, {4, 1}, {9, 3}, {5, 1}, {2, 2}, {8, 2}})
    top.add(post);
  EXPECT_EQ(docids_of(top.take()), (std::vector<std::uint32_t>{9, 2, 7}));
}

TEST(TopPosts, LeaveOutWhatCannotBeAmongThem) {
  TopPosts top(2);
  top.add({1, 5});
  EXPECT_FALSE(top.leave_out(0)) << "there is a place left";
  top.add({2, 3});
  EXPECT_TRUE(top.leave_out(3)) << "a later post that weighs as much as the least";
  EXPECT_FALSE(top.leave_out(3.5));
}

}  // namespace
}  // namespace mobysearch

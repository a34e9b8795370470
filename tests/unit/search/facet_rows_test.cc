// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

using Counters = std::vector<std::uint32_t>;

Counters counted(const std::vector<Counters>& posts, std::size_t counters,
                 const std::vector<Xapian::docid>& docids) {
  const FacetRows rows(posts.size(), counters,
                       [&](std::size_t docid) { return std::span(posts[docid]); });
  Counters counts(counters + 1);
  rows.count(docids, counts);
  counts[0] = 0;  // of no value
  counts.pop_back();
  return counts;
}

TEST(FacetRows, CountEachPostsCounters) {
  const std::vector<Counters> posts = {{}, {1, 2}, {}, {2}, {3, 1, 2}};
  EXPECT_THAT(counted(posts, 4, {1, 2, 3}), ElementsAre(0, 1, 2, 0));
  EXPECT_THAT(counted(posts, 4, {4, 4, 1}), ElementsAre(0, 3, 3, 2));
  EXPECT_THAT(counted(posts, 4, {}), ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(counted({{}, {}}, 1, {1}), ElementsAre(0)) << "no post has a value";
}

TEST(FacetRows, APostMayHaveUnusuallyManyValues) {
  Counters many(20);
  std::iota(many.begin(), many.end(), 1);
  const Counters as_many_as_fit(many.begin(), many.begin() + 8);
  const std::vector<Counters> posts = {{}, many, {20}, as_many_as_fit};
  Counters counts = counted(posts, 21, {1, 1});
  for (std::uint32_t i = 1; i <= 20; ++i) EXPECT_EQ(counts[i], 2U) << i;
  counts = counted(posts, 21, {1, 2, 3});
  for (std::uint32_t i = 1; i <= 20; ++i) EXPECT_EQ(counts[i], i <= 8 || i == 20 ? 2U : 1U) << i;
}

TEST(FacetRows, CountMoreValuesThanSixteenBitsHave) {
  for (const std::uint32_t last : {65'534U, 65'535U, 70'000U}) {
    const Counters counts = counted({{}, {1, last}, {last}}, last + 1, {1, 2});
    EXPECT_EQ(counts[1], 1U);
    EXPECT_EQ(counts[last], 2U);
    EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), 0U), 3U);
  }
}

}  // namespace
}  // namespace mobysearch

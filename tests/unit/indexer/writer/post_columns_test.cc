// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/post_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/index/byte_column.h"
#include "common/index/post_age.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kYear = 365.25 * 86'400;

TEST(PostColumns, AgesAreThoseBesideTheNewestPost) {
  PostColumns columns(4);
  columns.set_date(1, -60 * kYear);
  columns.set_date(2, -59 * kYear);  // the newest, long before 1970
  columns.set_date(3, std::nullopt);
  EXPECT_THAT(columns.age_blocks(), ElementsAre(std::string("\x04\x00\xff\xff", 4)));
}

TEST(PostColumns, PostsWithoutDatesHaveNoAges) {
  EXPECT_THAT(PostColumns(2).age_blocks(), ElementsAre("\xff\xff"));
  EXPECT_THAT(PostColumns(0).age_blocks(), IsEmpty());
  EXPECT_EQ(PostColumns(kByteColumnPosts + 1).age_blocks().size(), 2U);
}

TEST(PostColumns, NumbersOfShardsAreThoseOfPostsThatAreThere) {
  PostColumns columns(4);
  columns.set_shard(1, 128);
  columns.set_shard(2, 1);
  columns.set_shard(4, 1);
  EXPECT_THAT(columns.shard_number_blocks(), ElementsAre(std::string("\x80\x01\x00\x01", 4)));
  EXPECT_EQ(columns.posts_of(1), 2U);
  EXPECT_EQ(columns.posts_of(2), 0U);
  EXPECT_EQ(columns.posts_of(128), 1U);
}

/// Which thread comes first must not be seen in the file.
TEST(PostColumns, FacetsDoNotTellInWhichOrderPostsCame) {
  const auto blocks_of = [](const std::vector<std::uint32_t>& order) {
    PostColumns columns(3);
    for (const std::uint32_t docid : order) {
      PostFacets facets;
      facets[place_of_filter(Field::kTag)] =
          std::string(1, static_cast<char>('z' - docid)) + '\x1f';
      if (docid == 2) facets[place_of_filter(Field::kYear)] = "2024\x1f";
      columns.set_facets(docid, facets);
    }
    return columns.facet_blocks();
  };
  const auto blocks = blocks_of({1, 2, 3});
  EXPECT_EQ(blocks.sets, blocks_of({3, 1, 2}).sets);
  EXPECT_EQ(blocks.numbers, blocks_of({3, 1, 2}).numbers);
  EXPECT_THAT(blocks.numbers, ElementsAre(std::string("\0\0\0\1\2\3\0\0\0\0\1\0\0\0\0\0\0\0", 18)));
}

TEST(PostColumns, WithoutPostsHaveNoFacets) {
  const auto blocks = PostColumns(0).facet_blocks();
  EXPECT_THAT(blocks.sets, IsEmpty());
  EXPECT_THAT(blocks.numbers, IsEmpty());
}

}  // namespace
}  // namespace mobysearch

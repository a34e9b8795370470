// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facet_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "common/index/facet_blocks.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

/// Of posts whose years are all that they have.
std::string numbers(const std::vector<std::uint8_t>& years) {
  std::string block;
  for (const Field field : kFilters)
    for (const std::uint8_t year : years)
      block += static_cast<char>(field == Field::kYear ? year : 0);
  return block;
}

std::string years(const StoredSets& sets) {
  std::array<StoredSets, kFilters.size()> all;
  all[place_of_filter(Field::kYear)] = sets;
  return facet_set_blocks(all)[0];
}

TEST(FacetColumns, CountPostsBySet) {
  FacetColumns columns(4);
  ASSERT_TRUE(columns.add_sets(years({"2023\x1f", "2024\x1f"})));
  ASSERT_TRUE(columns.add_numbers(numbers({2, 1, 0, 2})));
  const FacetColumn& column = columns[Field::kYear];
  std::vector<std::uint32_t> posts(column.sets().size());
  column.count(std::array<Xapian::docid, 3>{1, 3, 4}, posts);
  EXPECT_THAT(posts, ElementsAre(1, 0, 2));
  EXPECT_THROW(column.count(std::array<Xapian::docid, 1>{5}, posts), Xapian::DatabaseCorruptError);
}

TEST(FacetColumns, OfMorePostsThanABlockHas) {
  const std::uint32_t count = kFacetPosts + 1;
  FacetColumns columns(count);
  ASSERT_TRUE(columns.add_sets(years({"2023\x1f"})));
  ASSERT_TRUE(columns.add_numbers(numbers(std::vector<std::uint8_t>(kFacetPosts, 0))));
  ASSERT_TRUE(columns.add_numbers(numbers({1})));
  std::vector<std::uint32_t> posts(2);
  columns[Field::kYear].count(std::array<Xapian::docid, 2>{kFacetPosts, count}, posts);
  EXPECT_THAT(posts, ElementsAre(1, 1));
}

TEST(FacetColumns, ThatAreDamagedAreRefused) {
  const auto is_taken = [](const std::string& sets, const std::string& of_posts) {
    FacetColumns columns(2);
    return columns.add_sets(sets) && columns.add_numbers(of_posts);
  };
  const std::string sets = years({"2023\x1f", "2024\x1f"});
  EXPECT_TRUE(is_taken(sets, numbers({2, 1})));
  EXPECT_FALSE(is_taken(sets, numbers({2, 3}))) << "a set that is not there";
  EXPECT_FALSE(is_taken(sets, numbers({2}))) << "a post too few";
  EXPECT_FALSE(is_taken(sets, numbers({2, 1, 0}))) << "a post too many";
  EXPECT_FALSE(is_taken(years({"2023\x1f", "2023\x1f"}), numbers({2, 1}))) << "a set twice";
}

}  // namespace
}  // namespace mobysearch

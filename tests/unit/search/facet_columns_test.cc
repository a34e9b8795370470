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

std::vector<std::string> shown(const FacetColumns& columns,
                               const std::vector<Xapian::docid>& docids) {
  const FacetColumn& column = columns[Field::kYear];
  std::vector<std::uint32_t> counters = column.counters();
  column.count(docids, counters);
  std::vector<std::string> values;
  for (const FacetValue& each : column.most_frequent(counters))
    values.push_back(each.value + ":" + std::to_string(each.count));
  return values;
}

TEST(FacetColumns, CountThePostsOfDocids) {
  // Where most posts have a set of their own, and where many have the same.
  for (const std::uint32_t times : {1U, 100U}) {
    std::vector<std::uint8_t> of_posts = {2, 1, 0, 2, 3};
    const auto posts = static_cast<std::uint32_t>(of_posts.size()) * times;
    of_posts.resize(posts);
    FacetColumns columns(posts);
    ASSERT_TRUE(columns.add_sets(years({"2023\x1f", "2024\x1f",
                                        "2024\x1f"
                                        "2022\x1f"})));
    ASSERT_TRUE(columns.add_numbers(numbers(of_posts)));
    EXPECT_THAT(shown(columns, {1, 3, 4}), ElementsAre("2024:2"));
    EXPECT_THAT(shown(columns, {2, 4, 5}), ElementsAre("2024:2", "2022:1", "2023:1"));
    EXPECT_THAT(shown(columns, {}), ElementsAre());
    EXPECT_THROW(shown(columns, {posts + 1}), Xapian::DatabaseCorruptError);
  }
}

TEST(FacetColumns, OfMorePostsThanABlockHas) {
  const std::uint32_t count = kFacetPosts + 1;
  FacetColumns columns(count);
  ASSERT_TRUE(columns.add_sets(years({"2023\x1f"})));
  ASSERT_TRUE(columns.add_numbers(numbers(std::vector<std::uint8_t>(kFacetPosts, 0))));
  ASSERT_TRUE(columns.add_numbers(numbers({1})));
  EXPECT_THAT(shown(columns, {kFacetPosts, count}), ElementsAre("2023:1"));
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

// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/facet_blocks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

using Sets = std::array<StoredSets, kFilters.size()>;
using Read = std::vector<std::pair<std::size_t, std::string>>;

Read read_all(const std::vector<std::string>& blocks) {
  Read read;
  for (const std::string& block : blocks) {
    EXPECT_TRUE(read_facet_sets(
        block, [&](std::size_t filter, std::string_view set) { read.emplace_back(filter, set); }));
  }
  return read;
}

TEST(FacetSetBlocks, AreReadAsTheyWereWritten) {
  EXPECT_TRUE(facet_set_blocks(Sets{}).empty());
  Sets sets;
  sets[1] = {"go\x1f", "go\x1fmoby\x1f"};
  sets[5] = {"en\x1f"};
  EXPECT_THAT(
      read_all(facet_set_blocks(sets)),
      ElementsAre(std::pair(1, "go\x1f"), std::pair(1, "go\x1fmoby\x1f"), std::pair(5, "en\x1f")));
}

TEST(FacetSetBlocks, OfManySetsAreSeveral) {
  std::vector<std::string> names;
  for (int i = 0; i < 10'000; ++i) names.push_back("author " + std::to_string(i) + "\x1f");
  Sets sets;
  sets[0].assign(names.begin(), names.end());
  const auto blocks = facet_set_blocks(sets);
  EXPECT_GT(blocks.size(), 1U);
  EXPECT_EQ(read_all(blocks).size(), names.size());
}

TEST(FacetSetBlocks, OfOtherBytesAreDamaged) {
  Sets sets;
  sets[1] = {"go\x1f"};
  const std::string block = facet_set_blocks(sets)[0];
  const auto is_read = [](std::string_view bytes) {
    return read_facet_sets(bytes, [](std::size_t, std::string_view) {}).has_value();
  };
  EXPECT_TRUE(is_read(block));
  for (std::size_t size = 1; size < block.size(); ++size)
    EXPECT_FALSE(is_read(block.substr(0, size))) << size;
  EXPECT_FALSE(is_read(std::string("\x06\x01x", 3))) << "no filter";
  EXPECT_FALSE(is_read(std::string("\x01\x00", 2))) << "no values";
}

TEST(FacetNumbers, TakeAsManyBytesAsThereAreSets) {
  EXPECT_EQ(bytes_of_number(0), 1U);
  EXPECT_EQ(bytes_of_number(255), 1U);
  EXPECT_EQ(bytes_of_number(256), 2U);
  EXPECT_EQ(bytes_of_number(65'535), 2U);
  EXPECT_EQ(bytes_of_number(65'536), 4U);
}

}  // namespace
}  // namespace mobysearch

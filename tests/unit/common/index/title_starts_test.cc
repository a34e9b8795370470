// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/title_starts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using FirstWords = std::vector<std::uint16_t>;

TitleStarts loaded_titles(const std::vector<TitleStart>& starts) {
  TitleStarts titles(static_cast<std::uint32_t>(starts.size()));
  for (const std::string& block : title_start_blocks(starts)) EXPECT_TRUE(titles.add_block(block));
  return titles;
}

TEST(TitleStarts, FindsTitlesByTheirFirstTwoWords) {
  const TitleStarts titles = loaded_titles({title_start(1, 2), title_start(1, 3), 0, title_start(1),
                                            title_start(2, 1), title_start(1, 2)});
  const struct {
    FirstWords words;
    std::vector<std::uint32_t> expected;
  } cases[] = {
      {{1}, {1, 2, 4, 6}}, {{1, 2}, {1, 6}}, {{1, 2, 7}, {1, 6}},
      {{2, 1}, {5}},       {{3}, {}},        {{9}, {}},
  };
  for (const auto& c : cases) EXPECT_EQ(titles.candidates(c.words, 10), c.expected);
  EXPECT_THAT(titles.candidates(FirstWords{1}, 2), ElementsAre(1, 2)) << "no more than asked for";
}

TEST(TitleStarts, KnowsTitlesOfSeveralBlocks) {
  std::vector<TitleStart> starts(2 * kTitleStartPosts + 1);
  for (const std::uint32_t docid :
       {1U, kTitleStartPosts, kTitleStartPosts + 1, 2 * kTitleStartPosts + 1})
    starts[docid - 1] = title_start(5, 6);
  const TitleStarts titles = loaded_titles(starts);
  EXPECT_THAT(titles.candidates(FirstWords{5, 6}, 100),
              ElementsAre(1, kTitleStartPosts, kTitleStartPosts + 1, 2 * kTitleStartPosts + 1));
  EXPECT_THAT(titles.candidates(FirstWords{6, 5}, 100), IsEmpty());
  EXPECT_THAT(TitleStarts().candidates(FirstWords{5}, 100), IsEmpty());
}

TEST(TitleStarts, RefusesBlocksThatDoNotFit) {
  const std::string block = title_start_blocks(std::vector{title_start(1, 2), title_start(3)})[0];
  EXPECT_TRUE(TitleStarts(2).add_block(block));
  EXPECT_FALSE(TitleStarts(1).add_block(block)) << "of more posts than there are";
  for (std::size_t size = 0; size < block.size(); ++size) {
    const bool has_whole_starts = size == 1 || size == 6;
    EXPECT_EQ(TitleStarts(2).add_block(block.substr(0, size)).has_value(), has_whole_starts)
        << size;
  }
  for (std::size_t at = 0; at < block.size(); ++at) {
    std::string changed = block;
    changed[at] = '\xff';
    (void)TitleStarts(2).add_block(changed);  // under a sanitizer: writes to no place of no post
  }
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/title_starts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Words = std::vector<std::uint16_t>;

/// Posts of docids 1, 2 … with these titles and a text of one word, 9.
ForwardIndex posts_titled(const std::vector<Words>& titles) {
  ForwardBlockBuilder builder;
  std::uint32_t docid = 0;
  for (const Words& title : titles) {
    builder.begin_post(++docid);
    for (const std::uint16_t word : title) builder.add_token(word);
    builder.end_part();
    builder.add_token(9);
    builder.end_part();
    builder.end_post();
  }
  ForwardIndex index;
  EXPECT_TRUE(index.add_block(builder.take()).has_value());
  return index;
}

TEST(TitleStarts, FindsTitlesByTheirFirstTwoWords) {
  const ForwardIndex posts = posts_titled({{1, 2, 3}, {1, 3}, {}, {1}, {2, 1}, {1, 2}});
  const TitleStarts starts(posts, 6);
  const struct {
    Words words;
    std::vector<std::uint32_t> expected;
  } cases[] = {
      {{1}, {1, 2, 4, 6}}, {{1, 2}, {1, 6}}, {{1, 2, 7}, {1, 6}},
      {{2, 1}, {5}},       {{3}, {}},        {{9}, {}},
  };
  for (const auto& c : cases) EXPECT_EQ(starts.candidates(c.words, 10), c.expected);
  EXPECT_THAT(starts.candidates(Words{1}, 2), ElementsAre(1, 2)) << "no more than asked for";
}

TEST(TitleStarts, KnowsManyTitles) {
  const TitleStarts starts(posts_titled(std::vector<Words>(60, {5, 6})), 60);
  EXPECT_EQ(starts.candidates(Words{5, 6}, 100).size(), 60U);
  EXPECT_THAT(starts.candidates(Words{6, 5}, 100), IsEmpty());
  EXPECT_THAT(TitleStarts().candidates(Words{5}, 100), IsEmpty());
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/word_spool.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <tuple>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::TempDir;

// A title of two words, no names, one section: a heading of one, a text of two, no media.
PostWords words_of(std::uint32_t first) {
  return {{first, first + 1, 0, first + 2, first + 3},
          {{3, 2, first + 4}},
          {2, 2, 3, 5, 5},
          {first, first + 1},
          {3, first + 4}};
}

TEST(WordSpool, GivesBackEachBlockWithFingerprints) {
  const TempDir dir;
  WordSpool spool(dir / "words", kForwardBlockPosts);
  spool.add(1, words_of(1), 10);
  spool.add(3, words_of(2), 20);
  spool.end_block(0);
  spool.end_block(7);
  spool.add(129, words_of(3), 30);
  spool.end_block(2);
  std::vector<std::uint16_t> fingerprints;
  for (std::uint16_t i = 0; i < 20; ++i) fingerprints.push_back(100 + i);
  std::vector<std::uint32_t> numbers;
  std::vector<std::string> blocks(8);
  const ForwardIndex forward(8);
  std::string posts;
  spool.for_each_block(
      fingerprints,
      [&](std::uint32_t number, const std::string& block) {
        numbers.push_back(number);
        blocks[number] = block;
      },
      [&](auto... post) { posts += fmt::format("{}\n", fmt::join(std::tuple(post...), " ")); });
  const auto post_of = [&](std::uint32_t docid) {
    const std::uint32_t number = ForwardIndex::number_of(docid);
    return forward.keep(number, *ForwardIndex::decode(number, blocks[number])).post(docid);
  };
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{0, 7, 2}));
  EXPECT_EQ(posts, "1 10 [1, 2] [3, 5]\n3 20 [2, 3] [3, 6]\n449 0 [] []\n129 30 [3, 4] [3, 7]\n");
  for (const auto& [docid, first] : {std::pair(1U, 1), std::pair(3U, 2), std::pair(129U, 3)}) {
    const ForwardPost post = post_of(docid);
    EXPECT_EQ(std::vector<int>(post.tokens.begin(), post.tokens.end()),
              (std::vector<int>{100 + first, 101 + first, 100, 102 + first, 103 + first}));
    EXPECT_EQ(std::vector<int>(post.bounds.begin(), post.bounds.end()),
              (std::vector<int>{2, 2, 3, 5, 5}));
    ASSERT_EQ(post.compounds.size(), 1U);
    EXPECT_EQ(post.compounds[0].first, 3U);
    EXPECT_EQ(post.compounds[0].count, 2U);
    EXPECT_EQ(post.compounds[0].fingerprint, 104 + first);
  }
  EXPECT_EQ(post_of(2).section_count(), 0U);
  EXPECT_FALSE(post_of(7 * kForwardBlockPosts + 1).bounds.empty())
      << "a block without posts is none that is missing";
}

TEST(WordSpool, LeavesNoFile) {
  const TempDir dir;
  const WordSpool spool(dir / "words", kForwardBlockPosts);
  EXPECT_FALSE(std::filesystem::exists(dir / "words"));
}

TEST(WordSpool, AFileThatFailsIsAnError) {
  const TempDir dir;
  EXPECT_THROW(WordSpool(dir / "no/such/place", 1), Xapian::DatabaseError);
}

}  // namespace
}  // namespace mobysearch

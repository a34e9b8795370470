// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/forward_index.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace mobysearch {
namespace {

// Two posts, docids 1 and 3: a title of two words; no names; one section "h | t t t | m".
std::string sample_block() {
  ForwardBlockBuilder builder;
  for (const std::uint32_t docid : {1U, 3U}) {
    builder.begin_post(docid);
    builder.add_token(11);
    builder.add_token(12);
    builder.end_part();
    builder.end_part();
    builder.add_token(13);
    builder.end_part();
    for (const int fingerprint : {14, 15, 16})
      builder.add_token(static_cast<std::uint16_t>(fingerprint));
    builder.add_compound({4, 2, 99});
    builder.add_compound({3, 1, 98});  // not in order: a compound may begin before the last one
    builder.end_part();
    builder.add_token(17);
    builder.end_part();
    builder.end_post();
  }
  return builder.take();
}

bool add_block(const ForwardIndex& index, std::uint32_t number, const std::string& bytes) {
  auto block = ForwardIndex::decode(number, bytes);
  if (block) index.keep(number, std::move(*block));
  return block.has_value();
}

ForwardPost post_of(const ForwardIndex& index, std::uint32_t docid) {
  return index.block_of(docid)->post(docid);
}

TEST(ForwardIndex, GivesBackWhatWasWritten) {
  const ForwardIndex index(1);
  ASSERT_TRUE(add_block(index, 0, sample_block()));
  for (const std::uint32_t docid : {1U, 3U}) {
    const ForwardPost post = post_of(index, docid);
    EXPECT_EQ(std::vector<std::uint16_t>(post.tokens.begin(), post.tokens.end()),
              (std::vector<std::uint16_t>{11, 12, 13, 14, 15, 16, 17}));
    ASSERT_EQ(post.section_count(), 1U);
    EXPECT_EQ(post.title_end(), 2U);
    EXPECT_EQ(post.names_end(), 2U);
    EXPECT_EQ(post.heading_end(0), 3U);
    EXPECT_EQ(post.text_end(0), 6U);
    EXPECT_EQ(post.media_end(0), 7U);
    ASSERT_EQ(post.compounds.size(), 2U);
    EXPECT_EQ(post.compounds[0].first, 3U);
    EXPECT_EQ(post.compounds[0].fingerprint, 98U);
    EXPECT_EQ(post.compounds[1].first, 4U);
    EXPECT_EQ(post.compounds[1].count, 2U);
  }
  EXPECT_TRUE(post_of(index, 0).bounds.empty());
  EXPECT_TRUE(post_of(index, 2).bounds.empty());
  EXPECT_TRUE(post_of(index, 4).bounds.empty());
  EXPECT_TRUE(post_of(index, kForwardBlockPosts + 1).bounds.empty());
  EXPECT_TRUE(post_of(index, UINT32_MAX).bounds.empty());
}

/// A block of a post with this docid and one section of three words, "h | t | m".
std::string block_with(std::uint32_t docid, std::initializer_list<CompoundSpan> compounds = {}) {
  ForwardBlockBuilder builder;
  builder.begin_post(docid);
  builder.end_part();
  builder.end_part();
  for (const int fingerprint : {13, 14, 15}) {
    builder.add_token(static_cast<std::uint16_t>(fingerprint));
    builder.end_part();
  }
  for (const CompoundSpan& compound : compounds) builder.add_compound(compound);
  builder.end_post();
  return builder.take();
}

TEST(ForwardIndex, KeepsTheBlockThatCameFirst) {
  const ForwardIndex index(2);
  EXPECT_EQ(index.block_of(kForwardBlockPosts + 1), nullptr) << "none yet";
  const ForwardBlock& first = index.keep(1, *ForwardIndex::decode(1, ""));
  EXPECT_EQ(&index.keep(1, *ForwardIndex::decode(1, "")), &first);
  EXPECT_EQ(index.block_of(kForwardBlockPosts + 1), &first);
  EXPECT_EQ(index.block_of(2 * kForwardBlockPosts), &first);
  EXPECT_EQ(index.block_of(kForwardBlockPosts), nullptr);
}

TEST(ForwardIndex, ABlockHoldsTheDocidsOfItsNumberOnly) {
  constexpr std::uint32_t kPosts = kForwardBlockPosts;
  const struct {
    std::uint32_t first, second;  ///< docid in block 0, in block 1
    bool fits;
  } cases[] = {
      {1, kPosts + 1, true},           {kPosts, 2 * kPosts, true},
      {kPosts + 1, kPosts + 1, false}, {1, kPosts, false},
      {1, 2 * kPosts + 1, false},      {1, UINT32_MAX, false},
      {UINT32_MAX, kPosts + 1, false},
  };
  for (const auto& c : cases) {
    const ForwardIndex index(2);
    const bool fits =
        add_block(index, 0, block_with(c.first)) && add_block(index, 1, block_with(c.second));
    EXPECT_EQ(fits, c.fits) << c.first << " " << c.second;
    if (!fits) continue;
    EXPECT_EQ(post_of(index, c.first).section_count(), 1U);
    EXPECT_EQ(post_of(index, c.second).section_count(), 1U);
    EXPECT_TRUE(post_of(index, c.second + 1).bounds.empty());
  }
}

TEST(ForwardIndex, ACompoundHasTokensWithinThePost) {
  EXPECT_TRUE(ForwardIndex::decode(0, block_with(1, {{2, 1, 9}})));
  EXPECT_FALSE(ForwardIndex::decode(0, block_with(1, {{2, 0, 9}}))) << "of no tokens";
  EXPECT_FALSE(ForwardIndex::decode(0, block_with(1, {{3, 0, 9}}))) << "behind the post";
  EXPECT_FALSE(ForwardIndex::decode(0, block_with(1, {{2, 2, 9}}))) << "beyond its end";
}

TEST(ForwardIndex, RefusesAChunkCutShortAnywhereWithinAPost) {
  const std::string whole = sample_block();
  for (std::size_t size = 1; size < whole.size(); ++size) {
    if (size == whole.size() / 2) continue;  // the first post alone is a block as well
    EXPECT_FALSE(ForwardIndex::decode(0, whole.substr(0, size))) << size;
  }
}

TEST(ForwardIndex, NeverLooksOutsideOfADamagedPost) {
  const std::string whole = sample_block();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(value);
      const auto block = ForwardIndex::decode(0, bytes);
      if (!block) continue;
      for (std::uint32_t docid = 1; docid <= 64; ++docid) {
        const ForwardPost post = (*block)->post(docid);
        for (const std::uint32_t bound : post.bounds) EXPECT_LE(bound, post.tokens.size());
        for (const CompoundSpan& compound : post.compounds) {
          EXPECT_GT(compound.count, 0);
          EXPECT_LE(compound.first + std::uint64_t{compound.count}, post.tokens.size());
        }
      }
    }
  }
}

}  // namespace
}  // namespace mobysearch

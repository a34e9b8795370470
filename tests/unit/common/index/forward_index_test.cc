// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/forward_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mobysearch {
namespace {

// Two posts, docids 1 and 3: a title of two words; no names; one section "h | t t t | m".
std::string sample() {
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

TEST(ForwardIndex, GivesBackWhatWasWritten) {
  ForwardIndex index;
  ASSERT_TRUE(index.add_block(sample(), 3));
  for (const std::uint32_t docid : {1U, 3U}) {
    const ForwardPost post = index.post(docid);
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
  EXPECT_TRUE(index.post(0).bounds.empty());
  EXPECT_TRUE(index.post(2).bounds.empty());
  EXPECT_TRUE(index.post(4).bounds.empty());
}

TEST(ForwardIndex, RefusesPostsThatTheDatabaseDoesNotHave) {
  ForwardIndex index;
  EXPECT_FALSE(index.add_block(sample(), 2));
}

TEST(ForwardIndex, RefusesAChunkCutShortAnywhereWithinAPost) {
  const std::string whole = sample();
  for (std::size_t size = 1; size < whole.size(); ++size) {
    if (size == whole.size() / 2) continue;  // the first post alone is a block as well
    ForwardIndex index;
    EXPECT_FALSE(index.add_block(whole.substr(0, size), 3)) << size;
  }
}

TEST(ForwardIndex, NeverLooksOutsideOfADamagedPost) {
  const std::string whole = sample();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(value);
      ForwardIndex index;
      if (!index.add_block(bytes, 64)) continue;
      for (std::uint32_t docid = 1; docid <= 64; ++docid) {
        const ForwardPost post = index.post(docid);
        for (const std::uint32_t bound : post.bounds) EXPECT_LE(bound, post.tokens.size());
        for (const CompoundSpan& compound : post.compounds) {
          EXPECT_LE(compound.first + std::uint64_t{compound.count}, post.tokens.size());
        }
      }
    }
  }
}

}  // namespace
}  // namespace mobysearch

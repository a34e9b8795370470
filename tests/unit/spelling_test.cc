// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

Vocabulary vocabulary_of(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  VocabularyChunkBuilder builder;
  for (const auto& [word, frequency] : words) builder.add(word, frequency);
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.add_chunk(builder.take()).has_value());
  return vocabulary;
}

TEST(Spelling, CountsATranspositionAsOneEdit) {
  EXPECT_EQ(edit_distance("contianerd", "containerd", 2), 1);
  EXPECT_EQ(edit_distance("swarm", "swarm", 2), 0);
  EXPECT_EQ(edit_distance("swarm", "swrm", 2), 1);
  EXPECT_EQ(edit_distance("swarm", "storm", 2), 2);
  EXPECT_EQ(edit_distance("swarm", "kubernetes", 2), 3);
}

TEST(Spelling, CorrectsNearWordsAlone) {
  const Vocabulary words = vocabulary_of({{"containerd", 5},
                                          {"containers", 9},
                                          {"kubernetes", 4},
                                          {"moby", 7},
                                          {"slides", 3},
                                          {"swarm", 6}});
  const Spelling spelling(words);
  EXPECT_EQ(spelling.correct("contianerd"), "containerd");
  EXPECT_EQ(spelling.correct("slidse"), "slides");
  EXPECT_EQ(spelling.correct("kubrenetis"), "kubernetes");
  EXPECT_EQ(spelling.correct("swrm"), "swarm");
  EXPECT_EQ(spelling.correct("mob"), std::nullopt) << "three letters are too few";
  EXPECT_EQ(spelling.correct("sw4rm"), std::nullopt) << "a number is no typing error";
  EXPECT_EQ(spelling.correct("zeppelin"), std::nullopt);
  EXPECT_EQ(spelling.correct_beginning("kubrn"), "kubernetes");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Vocabulary vocabulary(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  VocabularyBlockBuilder block;
  for (const auto& [word, frequency] : words) block.add(word, frequency);
  Vocabulary result;
  EXPECT_TRUE(result.add_block(block.take()));
  return result;
}

TEST(Completions, AreTheMostFrequentWordsThatBeginSo) {
  const Vocabulary words =
      vocabulary({{"sad", 9}, {"sea", 2}, {"see", 5}, {"send", 5}, {"sun", 7}});
  EXPECT_THAT(completions(words, "se"), ElementsAre("see", "send", "sea"));
  EXPECT_THAT(completions(words, "x"), IsEmpty());
}

TEST(Completions, OfEquallyFrequentWordsTheFirstOfTheVocabularyComesFirst) {
  const Vocabulary words = vocabulary({{"sea", 2}, {"see", 5}, {"seed", 2}, {"send", 2}});
  EXPECT_THAT(most_frequent(words, "se", 3), ElementsAre(1U, 0U, 2U));
  EXPECT_THAT(most_frequent(words, "x", 3), IsEmpty());
}

TEST(Completions, AreNoMoreThanUseful) {
  const Vocabulary rare = vocabulary({{"a1", 1},
                                      {"a2", 1},
                                      {"a3", 1},
                                      {"a4", 1},
                                      {"a5", 1},
                                      {"a6", 1},
                                      {"a7", 1},
                                      {"a8", 1},
                                      {"a9", 1},
                                      {"aa", 1},
                                      {"ab", 1}});
  EXPECT_THAT(completions(rare, "a"), SizeIs(10));
  const Vocabulary frequent =
      vocabulary({{"a1", 5999}, {"a2", 1}, {"a3", 1}, {"a4", 1}, {"a5", 1}});
  EXPECT_THAT(completions(frequent, "a"), ElementsAre("a1", "a2", "a3", "a4"));
}

}  // namespace
}  // namespace mobysearch

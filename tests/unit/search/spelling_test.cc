// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

Vocabulary vocabulary_of(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  VocabularyBlockBuilder builder;
  for (const auto& [word, frequency] : words) builder.add(word, frequency);
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.add_block(builder.take()).has_value());
  return vocabulary;
}

TEST(Spelling, CountsATranspositionAsOneEdit) {
  EXPECT_EQ(edit_distance("contianerd", "containerd", 2), 1);
  EXPECT_EQ(edit_distance("swarm", "swarm", 2), 0);
  EXPECT_EQ(edit_distance("swarm", "swrm", 2), 1);
  EXPECT_EQ(edit_distance("swarm", "storm", 2), 2);
  EXPECT_EQ(edit_distance("swarm", "kubernetes", 2), 3);
}

std::string corrected(const std::optional<Correction>& found) {
  return found ? found->word + " " + std::to_string(found->edits) : "";
}

TEST(Spelling, CorrectsNearWordsAlone) {
  const Vocabulary words = vocabulary_of({{"containerd", 5},
                                          {"containers", 9},
                                          {"kubernetes", 4},
                                          {"moby", 7},
                                          {"slides", 3},
                                          {"swarm", 6}});
  const Spelling spelling(words);
  EXPECT_EQ(corrected(spelling.correct("contianerd")), "containerd 1");
  EXPECT_EQ(corrected(spelling.correct("slidse")), "slides 1");
  EXPECT_EQ(corrected(spelling.correct("kubrenetis")), "kubernetes 2");
  EXPECT_EQ(corrected(spelling.correct("swrm")), "swarm 1");
  EXPECT_EQ(corrected(spelling.correct("mob")), "") << "three letters are too few";
  EXPECT_EQ(corrected(spelling.correct("sw4rm")), "") << "a number is no typing error";
  EXPECT_EQ(corrected(spelling.correct("zeppelin")), "");
  EXPECT_EQ(corrected(spelling.correct_beginning("kubrn")), "kubernetes 1");
  EXPECT_EQ(corrected(spelling.correct_beginning("xubern")), "") << "another first letter";
}

TEST(Spelling, CountsLettersNotBytes) {
  const Vocabulary words =
      vocabulary_of({{"größe", 1}, {"müll", 1}, {"контейнер", 3}, {"образ", 4}, {"сервер", 2}});
  const Spelling spelling(words);
  EXPECT_EQ(corrected(spelling.correct("größr")), "größe 1");
  EXPECT_EQ(corrected(spelling.correct("мüll")), "müll 1") << "a letter of another length";
  EXPECT_EQ(corrected(spelling.correct("орбаз")), "образ 1") << "a transposition";
  EXPECT_EQ(corrected(spelling.correct("контйенер")), "контейнер 1");
  EXPECT_EQ(corrected(spelling.correct("кантеинер")), "контейнер 2");
  EXPECT_EQ(corrected(spelling.correct("сер")), "") << "three letters are too few";
  EXPECT_EQ(corrected(spelling.correct("серцир")), "") << "two edits in six letters";
  EXPECT_EQ(corrected(spelling.correct_beginning("контй")), "контейнер 1");
  EXPECT_EQ(edit_distance("größe", "grosse", 3), 3);
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling.h"

#include <gtest/gtest.h>

#include "common/index/vocabulary_block.h"

namespace mobysearch {
namespace {

Vocabulary vocabulary_of(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  VocabularyBlockBuilder builder;
  for (const auto& [word, frequency] : words) builder.add(word, frequency);
  Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.add_block(builder.take()).has_value());
  return vocabulary;
}

std::string corrected(const std::optional<Correction>& found) {
  return found ? found->word + " " + std::to_string(found->edits) : "";
}

TEST(Spelling, CountsATranspositionAsOneEdit) {
  const Vocabulary words = vocabulary_of({{"containerd", 5}, {"orchestration", 2}, {"swarm", 6}});
  const Spelling spelling(words);
  EXPECT_EQ(corrected(spelling.correct("contianerd")), "containerd 1");
  EXPECT_EQ(corrected(spelling.correct("swrm")), "swarm 1");
  EXPECT_EQ(corrected(spelling.correct("swarm")), "") << "it is a word";
  EXPECT_EQ(corrected(spelling.correct("storm")), "") << "two edits in five letters";
  EXPECT_EQ(corrected(spelling.correct("ochestratoin")), "orchestration 2");
  EXPECT_EQ(corrected(spelling.correct("ochestratoim")), "") << "three edits";
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
  const Vocabulary german = vocabulary_of({{"größenordnung", 1}});
  EXPECT_EQ(corrected(Spelling(german).correct("grosenordnung")), "größenordnung 2");
  EXPECT_EQ(corrected(Spelling(german).correct("grossenordnung")), "") << "three edits";
}

}  // namespace
}  // namespace mobysearch

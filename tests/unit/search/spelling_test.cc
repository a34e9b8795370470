// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling.h"

#include <gtest/gtest.h>

#include "common/index/vocabulary_block.h"

namespace mobysearch {
namespace {

Vocabulary counted_vocabulary(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
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
  const Vocabulary words =
      counted_vocabulary({{"containerd", 5}, {"orchestration", 2}, {"swarm", 6}});
  const Spelling spelling(words);
  EXPECT_EQ(corrected(spelling.correct("contianerd")), "containerd 1");
  EXPECT_EQ(corrected(spelling.correct("swrm")), "swarm 1");
  EXPECT_EQ(corrected(spelling.correct("swarm")), "") << "it is a word";
  EXPECT_EQ(corrected(spelling.correct("storm")), "") << "two edits in five letters";
  EXPECT_EQ(corrected(spelling.correct("ochestratoin")), "orchestration 2");
  EXPECT_EQ(corrected(spelling.correct("ochestratoim")), "") << "three edits";
}

TEST(Spelling, CorrectsNearWordsAlone) {
  const Vocabulary words = counted_vocabulary({{"containerd", 5},
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

TEST(Spelling, TheLikeliestSlipWins) {
  const struct {
    const char* typed;
    std::vector<std::pair<std::string, std::uint32_t>> words;
    const char *meant, *why;
  } cases[] = {
      {"etst", {{"east", 90}, {"test", 1}}, "test 1", "a swap, of the first letters too"},
      {"othesr", {{"other", 90}, {"others", 1}}, "others 1", "a swap"},
      {"paramter", {{"parameter", 2}, {"paranter", 30}}, "parameter 1", "left out"},
      {"payent", {{"parent", 9}, {"payment", 2}}, "payment 1", "left out"},
      {"lettter", {{"letster", 9}, {"letter", 2}}, "letter 1", "typed twice"},
      {"dacker", {{"backer", 3}, {"docker", 2}}, "docker 1", "the same first letter"},
      {"dacker", {{"backer", 9}, {"docker", 2}}, "backer 1", "a far more frequent one"},
      {"dacker", {{"decker", 3}, {"docker", 2}}, "decker 1", "the more frequent one"},
      {"elephent", {{"elements", 9}, {"elephant", 1}}, "elephant 1", "the nearer one"},
      {"mountains", {{"contains", 9}}, "", "two edits, and another first letter"},
  };
  for (const auto& c : cases) {
    const Vocabulary words = counted_vocabulary(c.words);
    EXPECT_EQ(corrected(Spelling(words).correct(c.typed)), c.meant) << c.typed << ": " << c.why;
  }
}

TEST(Spelling, GuessesNoStopWord) {
  const Vocabulary words = counted_vocabulary({{"share", 9}, {"where", 50}});
  const Spelling spelling(words);
  EXPECT_EQ(corrected(spelling.correct("whare")), "where 1");
  const auto is_where = [](std::string_view word) { return word == "where"; };
  EXPECT_EQ(corrected(spelling.correct("whare", is_where)), "share 1");
  EXPECT_EQ(corrected(spelling.correct("whree", is_where)), "");
}

TEST(Spelling, AddsALetterToThreeForACommonWord) {
  const Vocabulary words =
      counted_vocabulary({{"jury", 50}, {"just", 40}, {"make", 30}, {"take", 29}, {"text", 9}});
  const Spelling spelling(words);
  EXPECT_EQ(corrected(spelling.add_letter("jus", 30)), "just 1");
  EXPECT_EQ(corrected(spelling.add_letter("mke", 30)), "make 1");
  EXPECT_EQ(corrected(spelling.add_letter("tak", 30)), "") << "in too few posts";
  EXPECT_EQ(corrected(spelling.add_letter("ake", 1)), "") << "another first letter";
  EXPECT_EQ(corrected(spelling.add_letter("tex", 1)), "text 1");
  EXPECT_EQ(corrected(spelling.add_letter("tx", 1)), "") << "two letters";
  EXPECT_EQ(corrected(spelling.add_letter("just", 1)), "") << "four letters";
  EXPECT_EQ(corrected(spelling.add_letter("ju2", 1)), "") << "a number";
  const auto all = [](std::string_view) { return true; };
  EXPECT_EQ(corrected(spelling.add_letter("jus", 30, all)), "");
}

TEST(Spelling, CountsLettersNotBytes) {
  const Vocabulary words = counted_vocabulary(
      {{"größe", 1}, {"müll", 1}, {"контейнер", 3}, {"образ", 4}, {"сервер", 2}});
  const Spelling spelling(words);
  EXPECT_EQ(corrected(spelling.correct("größr")), "größe 1");
  EXPECT_EQ(corrected(spelling.correct("мüll")), "müll 1") << "a letter of another length";
  EXPECT_EQ(corrected(spelling.correct("орбаз")), "образ 1") << "a transposition";
  EXPECT_EQ(corrected(spelling.correct("контйенер")), "контейнер 1");
  EXPECT_EQ(corrected(spelling.correct("кантеинер")), "контейнер 2");
  EXPECT_EQ(corrected(spelling.correct("сер")), "") << "three letters are too few";
  EXPECT_EQ(corrected(spelling.correct("серцир")), "") << "two edits in six letters";
  EXPECT_EQ(corrected(spelling.correct_beginning("контй")), "контейнер 1");
  const Vocabulary german = counted_vocabulary({{"größenordnung", 1}});
  EXPECT_EQ(corrected(Spelling(german).correct("grosenordnung")), "größenordnung 2");
  EXPECT_EQ(corrected(Spelling(german).correct("grossenordnung")), "") << "three edits";
}

}  // namespace
}  // namespace mobysearch

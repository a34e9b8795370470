// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/spelling_pass.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using ::testing::IsEmpty;
using testing::MiniBlog;
using ::testing::Pair;
using testing::post_file;

class SpellingPassTest : public ::testing::Test {
 protected:
  SpelledWords spell(const std::string& query, bool prefix = false) {
    top_ = parse_query(query, prefix);
    return spell_words(top_, query, reader_);
  }
  std::string corrected(const std::string& query, bool prefix = false) {
    return spell(query, prefix).corrected_query.value_or("");
  }

  static IndexerOptions synonyms() {
    IndexerOptions options;
    options.synonyms = {{"dokcer", {"container"}}};
    return options;
  }

  MiniBlog blog_{Files{{"a.md", post_file("Docker", "Swarmkit schedules containers. A kit.\n")}},
                 synonyms()};
  IndexReader reader_{blog_.index()->parts()};
  QueryNode top_;
};

TEST_F(SpellingPassTest, CorrectsWhatTheIndexDoesNotKnow) {
  EXPECT_EQ(corrected("docekr contianers docekr"), "docker containers docker");
  EXPECT_EQ(corrected("docker (docekr OR \"contianers\")"), "docker (docker OR \"contianers\")");
  for (const char* known : {"docker containing", "dokcer", "kit", "kit -docekr", "title:docekr"}) {
    EXPECT_EQ(corrected(known), "") << known;
  }
}

TEST_F(SpellingPassTest, SaysByTheNodeWhatWasMeantAndHowSimilarItIs) {
  const SpelledWords spelled = spell("docker contianers");
  ASSERT_EQ(spelled.corrected.size(), 1U);
  const auto& [node, word] = *spelled.corrected.begin();
  EXPECT_EQ(node, &top_.children[1]);
  EXPECT_EQ(word.text, "containers");
  EXPECT_DOUBLE_EQ(word.similarity, 1 - 4 * 0.1 * 0.1);
}

TEST_F(SpellingPassTest, ShowsACorrectionWhereItIsAndAsItWasTyped) {
  const struct {
    const char *typed, *shown, *why;
  } cases[] = {
      {"Dokcre", "", "two edits in six letters"},
      {"Docekr", "Docker", "a capital"},
      {"DOCEKR", "DOCKER", "all capitals"},
      {"(docekr), kit", "(docker), kit", "signs beside it"},
      {"\"docekr\" docekr", "\"docekr\" docker", "not the quoted one"},
      {"contianers docekr  contianers", "containers docker  containers", "again"},
      {"contianes docekr", "containers docker", "the text before it has grown"},
      {"docekr-contianers", "docker-containers", "hyphenated"},
      {"Docker-Contianers", "Docker-Containers", "hyphenated, one part misspelt"},
      {"DockerContianers", "DockerContainers", "written together"},
      {"dcokerContianers", "dockerContainers", "both parts misspelt"},
      {"SwarmKti", "Swarmkit", "one word that is written with capitals"},
      {"docker/contianers", "docker/containers", "a path"},
      {"l\u2019contianers", "l\u2019containers", "an elision"},
      {"docker@contianers", "", "an address"},
      {"docekr#1", "", "a number of its own"},
  };
  for (const auto& c : cases) EXPECT_EQ(corrected(c.typed), c.shown) << c.typed << ": " << c.why;
}

TEST_F(SpellingPassTest, OfVeryManyMisspeltWordsTheFirstAreCorrected) {
  std::string typed = "contianers", shown = "containers";
  for (char c = 'b'; c <= 'z'; ++c) {
    for (const char* many : {"zzqz", "zqqz"}) {
      typed += std::string("-") + c + many;
      shown += std::string("-") + c + many;
    }
  }
  EXPECT_EQ(corrected(typed + " docekr"), shown + " docekr");
}

TEST_F(SpellingPassTest, SearchesByAllPartsOfAMendedWord) {
  const SpelledWords spelled = spell("docker-contianers");
  ASSERT_EQ(spelled.corrected.size(), 1U);
  EXPECT_EQ(spelled.corrected.begin()->second.text, "docker-containers");
}

TEST_F(SpellingPassTest, CorrectsTheBeginningOfAnUnfinishedWord) {
  EXPECT_EQ(corrected("contia", true), "containers");
  EXPECT_EQ(corrected("contai", true), "") << "it may go on";
}

TEST_F(SpellingPassTest, JoinsNeighboursThatAreOneWordInTheIndex) {
  EXPECT_THAT(spell("swarm kit docker").joined,
              ElementsAre(Pair("kit", "swarmkit"), Pair("swarm", "swarmkit")));
  EXPECT_EQ(corrected("swarm kit"), "") << "swarm is no word there, but a part of one";
  EXPECT_THAT(spell("container s").joined, IsEmpty()) << "an inflection";
  EXPECT_THAT(spell("kit swarm").joined, IsEmpty());
  EXPECT_THAT(spell("swarm \"kit\"").joined, IsEmpty());
}

/// A blog that has `words` in a post each, and two posts with several.
class LikelyGuessTest : public ::testing::Test {
 protected:
  std::string corrected(const std::string& query, bool prefix = false) {
    const QueryNode top = parse_query(query, prefix);
    return spell_words(top, query, reader_).corrected_query.value_or("");
  }

  MiniBlog blog_{Files{
      {"a.md", post_file("County", "While you wait for it: a page via a form, just later.\n")},
      {"b.md", post_file("Kotlyn", "Macros of kotlyn, on a page of tech.\n")},
      {"c.md", post_file("Fathers", "Fathers, in general, are certain. Scheduling.\n")},
      {"d.md", post_file("Openbeta", "Open data won't.\n")}}};
  IndexReader reader_{blog_.index()->parts()};
};

TEST_F(LikelyGuessTest, NeverTakesARealWordForAnother) {
  for (const char* real : {"whale", "fork", "bounty", "visa", "latex", "counts", "whales",
                           "bounties", "gathers", "fort", "mail"}) {
    EXPECT_EQ(corrected(real), "") << real;
  }
  EXPECT_EQ(corrected("conuty"), "county");
  EXPECT_EQ(corrected("couny"), "county");
}

TEST_F(LikelyGuessTest, NeverGuessesAStopWord) {
  for (const char* slip : {"whlie", "fro", "yuo", "ofr", "teh"})
    EXPECT_EQ(corrected(slip), "") << slip;
}

TEST_F(LikelyGuessTest, TwoWordsWithoutTheBlankAreNoSlip) {
  EXPECT_EQ(corrected("opendata"), "");
  EXPECT_EQ(corrected("openbeat"), "openbeta");
}

TEST_F(LikelyGuessTest, OfThreeLettersOnlyACommonWordIsMade) {
  EXPECT_EQ(corrected("jus"), "just");
  EXPECT_EQ(corrected("jut"), "") << "a word itself";
  EXPECT_EQ(corrected("pge", true), "") << "unfinished";
}

TEST_F(LikelyGuessTest, AnUnfinishedRealWordMayGoOn) {
  EXPECT_EQ(corrected("whal", true), "") << "whale";
  EXPECT_EQ(corrected("schedulign", true), "scheduling");
}

TEST_F(LikelyGuessTest, AGuessAtAShortWordMustFitTheWordsBesideIt) {
  const struct {
    const char *typed, *meant, *why;
  } cases[] = {
      {"kotlin", "kotlyn", "alone"},
      {"kotlin macros", "kotlyn macros", "one post has both"},
      {"kotlin page", "kotlyn page", "one post has both"},
      {"kotlin fathers", "", "no post has both"},
      {"kotlin macros page", "kotlyn macros page", "one post has all"},
      {"kotlin county page", "", "the other two stand in one post, without it"},
      {"kotlin macros fathers", "kotlyn macros fathers", "the other two are in no post together"},
      {"kotlin macros fathers county", "kotlyn macros fathers county", "it fits one of many"},
      {"kotlin of", "kotlyn of", "a stop word says nothing"},
      {"kotlin won\u2019t", "kotlyn won\u2019t", "with any apostrophe"},
      {"kotlin unicorns", "kotlyn unicorns", "nor does a word that no post has"},
      {"kotlin conuty", "kotlyn county", "nor another guess"},
      {"schedulign macros", "scheduling macros", "one edit in so many letters is sure"},
  };
  for (const auto& c : cases) EXPECT_EQ(corrected(c.typed), c.meant) << c.typed << ": " << c.why;
}

}  // namespace
}  // namespace mobysearch

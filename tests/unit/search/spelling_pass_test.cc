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

TEST_F(SpellingPassTest, CorrectsTheBeginningOfAnUnfinishedWord) {
  EXPECT_EQ(corrected("contia", true), "containers");
  EXPECT_EQ(corrected("contai", true), "") << "it may go on";
}

TEST_F(SpellingPassTest, JoinsNeighboursThatAreOneWordInTheIndex) {
  EXPECT_THAT(spell("swarm kit docker").joined,
              ElementsAre(Pair("kit", "swarmkit"), Pair("swarm", "swarmkit")));
  EXPECT_EQ(corrected("swarm kit"), "") << "swarm is no word there, but a part of one";
  EXPECT_THAT(spell("kit swarm").joined, IsEmpty());
  EXPECT_THAT(spell("swarm \"kit\"").joined, IsEmpty());
}

}  // namespace
}  // namespace mobysearch

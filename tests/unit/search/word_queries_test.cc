// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_queries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/index_parts.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using ::testing::IsEmpty;
using testing::MiniBlog;
using testing::post_file;

class WordQueriesTest : public ::testing::Test {
 protected:
  WordQuery query(std::string_view text, bool unfinished = false) {
    return query_for_text(text, unfinished, {{"swarm", "swarmkit"}}, reader_);
  }
  static std::string shown(const Xapian::Query& query) {
    const std::string text = query.get_description();
    return text.substr(6, text.size() - 7);  // of Query(…)
  }
  static std::vector<std::string> surfaces(const WordQuery& query) {
    std::vector<std::string> words;
    for (const QueryWord& word : query.words) words.push_back(word.surface);
    return words;
  }
  static IndexerOptions synonyms() {
    IndexerOptions options;
    options.synonyms = {{"K8s", {"Kubernetes", "big ships"}}};
    return options;
  }

  MiniBlog blog_{
      Files{{"_posts/2020-01-01-a.md", post_file("Swarm",
                                                 "The swarmkit of a pre-school, e.g. c++.\n"
                                                 "Dataset or data set? Big ships.\n")}},
      synonyms()};
  IndexReader reader_{blog_.index()->parts()};
};

TEST_F(WordQueriesTest, AWordIsAskedForByItsTerm) {
  const WordQuery dataset = query("schools");
  EXPECT_EQ(shown(dataset.strict), "school");
  EXPECT_TRUE(dataset.loose.empty());
  EXPECT_THAT(surfaces(dataset), ElementsAre("schools"));
  EXPECT_THAT(surfaces(query("?!")), IsEmpty());
}

TEST_F(WordQueriesTest, WhatMayStandForAWordIsAskedForToo) {
  EXPECT_EQ(shown(query("dat", true).strict), "(dat SYNONYM data SYNONYM dataset)");
  EXPECT_EQ(shown(query("swarm").strict), "(swarm SYNONYM swarmkit)");
  EXPECT_THAT(surfaces(query("swarm")), ElementsAre("swarm", "swarmkit"));
  EXPECT_TRUE(query("swarm").words[1].joined);
  EXPECT_EQ(shown(query("k8s").strict),
            "((k8s SYNONYM kubernet) OR (big AND ship AND PostingSource(PhraseSource)))");
  EXPECT_EQ(shown(query("dataset").strict),
            "(dataset OR 0.5 * (data AND set AND PostingSource(PhraseSource)))");
}

TEST_F(WordQueriesTest, ARunHasALooseFormOfItsParts) {
  const WordQuery run = query("pre-school");
  EXPECT_EQ(shown(run.strict), "(preschool OR (pre AND school AND PostingSource(PhraseSource)))");
  EXPECT_EQ(shown(run.loose), "((pre SYNONYM preschool) OR (school SYNONYM preschool))");
  EXPECT_THAT(surfaces(run), ElementsAre("pre", "school", "pre-school"));
  EXPECT_EQ(shown(query("kit/set").strict), "(kit AND set)") << "not a phrase of any post";
  EXPECT_EQ(shown(query("c++").strict), "c++");
}

TEST_F(WordQueriesTest, APrefixIsEveryWordThatBeginsSo) {
  EXPECT_EQ(shown(query_for_prefix("Swa", reader_).strict), "(swarm SYNONYM swarmkit)");
  EXPECT_TRUE(query_for_prefix("xyz", reader_).strict.empty());
}

TEST_F(WordQueriesTest, APhraseThatNoPostHasIsEmptyButSaysItsWords) {
  EXPECT_FALSE(query_for_phrase("the big ships", reader_).strict.empty());
  const WordQuery unknown = query_for_phrase("the unknown ships", reader_);
  EXPECT_TRUE(unknown.strict.empty());
  EXPECT_THAT(surfaces(unknown), ElementsAre("unknown", "ships"));
}

TEST_F(WordQueriesTest, AFieldsWordsHaveItsPrefix) {
  const WordQuery title = query_for_field(field_spec(Field::kTitle), "Swarms ships", reader_);
  EXPECT_EQ(shown(title.strict), "(Sswarm AND Sship)");
  EXPECT_THAT(title.words[0].terms, ElementsAre("swarm")) << "as it stands in the text";
}

}  // namespace
}  // namespace mobysearch

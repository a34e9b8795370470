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
  EXPECT_EQ(shown(query("dat", true).strict), "(data SYNONYM dataset)") << "dat is no word";
  EXPECT_EQ(shown(query("swarm").strict), "(swarm SYNONYM swarmkit)");
  EXPECT_THAT(surfaces(query("swarm")), ElementsAre("swarm", "swarmkit"));
  EXPECT_TRUE(query("swarm").words[1].joined);
  EXPECT_EQ(shown(query("k8s").strict),
            "((k8s SYNONYM kubernet) OR (big AND ship AND PostingSource(PhraseSource)))");
  EXPECT_EQ(shown(query("dataset").strict),
            "(dataset OR 0.5 * (data AND set AND PostingSource(PhraseSource)))");
}

TEST_F(WordQueriesTest, AWordWithSignsIsThatWithItsSigns) {
  EXPECT_EQ(shown(query("c++").strict), "c++");
  EXPECT_THAT(surfaces(query("C++,")), ElementsAre("c++"));
  for (const char* typed : {"c+", "c++"})
    EXPECT_EQ(shown(query(typed, true).strict), "c++") << typed;
  EXPECT_EQ(shown(query("-schoo", true).strict), "school");
}

TEST_F(WordQueriesTest, APrefixIsEveryWordThatBeginsSo) {
  EXPECT_EQ(shown(query_for_prefix("Swa", reader_).strict), "(swarm SYNONYM swarmkit)");
  EXPECT_TRUE(query_for_prefix("xyz", reader_).strict.empty());
}

}  // namespace
}  // namespace mobysearch

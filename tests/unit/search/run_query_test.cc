// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/run_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/index_parts.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using testing::Files;
using testing::MiniBlog;
using testing::post_file;

std::string shown(const Xapian::Query& query) {
  const std::string text = query.get_description();
  return text.substr(6, text.size() - 7);  // of Query(…)
}

std::vector<std::string> surfaces(const WordQuery& query) {
  std::vector<std::string> words;
  for (const QueryWord& word : query.words) words.push_back(word.surface);
  return words;
}

class RunQueryTest : public ::testing::Test {
 protected:
  WordQuery runs(std::string_view text, bool unfinished = false) {
    return query_for_runs(word_runs(text, reader_.tokenizer), unfinished, reader_);
  }
  WordQuery phrase(std::string_view text, bool unfinished = false) {
    return query_for_phrase(text, unfinished, reader_);
  }
  /// How many posts match.
  int found(const WordQuery& query) {
    if (query.strict.empty()) return 0;
    return static_cast<int>(reader_.database.match(query.strict, {.posts = 10}).posts.size());
  }

  MiniBlog blog_{Files{
      {"a.md", post_file("Swarm", "The swarmkit of a pre-school in c++. Big ships. Ruby v4.0.\n")},
      {"b.md", post_file("Code", "See code.gov, call get_user_name, docker/run. Plain c.\n")},
      {"c.md", post_file("Nodejs", "Of 2.4.0 and 4.4.0. How to sail and how to row.\n")},
      {"d.md", post_file("Howto", "A howto. Code, go.\n")},
  }};
  IndexReader reader_{blog_.index()->parts()};
};

TEST_F(RunQueryTest, ARunHasALooseFormOfItsParts) {
  const WordQuery run = runs("pre-school");
  EXPECT_EQ(shown(run.strict), "(preschool OR (pre AND school AND PostingSource(PhraseSource)))");
  EXPECT_EQ(shown(run.loose), "((pre SYNONYM preschool) OR (school SYNONYM preschool))");
  EXPECT_THAT(surfaces(run), ElementsAre("pre", "school", "pre-school"));
  EXPECT_EQ(shown(runs("kit/set").strict), "(kit AND set)") << "not a phrase of any post";
}

TEST_F(RunQueryTest, WhatIsFoundByNoPartHasNoLooseForm) {
  EXPECT_TRUE(runs("how-to").loose.empty());
  EXPECT_EQ(found(runs("how-to")), 2);
}

TEST_F(RunQueryTest, AVersionIsNothingButItself) {
  EXPECT_EQ(found(runs("4.0")), 1);
  EXPECT_EQ(found(runs("v2.4.0")), 1);
  EXPECT_EQ(found(runs("7.1")), 0);
  EXPECT_EQ(found(phrase("4.0")), 1);
  EXPECT_EQ(found(phrase("ruby 4.0")), 1);
  EXPECT_EQ(found(phrase("ruby v4.0")), 1);
}

TEST_F(RunQueryTest, AVersionOfANamedThingFindsTheThingToo) {
  EXPECT_EQ(shown(runs("c++17").strict), "(c++17 OR 0.25 * c++)");
  EXPECT_EQ(found(runs("c++17")), 1);
  EXPECT_EQ(found(phrase("c++17")), 0);
}

TEST_F(RunQueryTest, TheLastPartIsCompleted) {
  for (const char* typed : {"code.gov", "get_us", "get_user_n", "docker/r", "SwarmK"})
    EXPECT_EQ(found(runs(typed, true)), 1) << typed;
  for (const char* typed : {"code.g", "code.go"})
    EXPECT_EQ(found(runs(typed, true)), 2) << "Code, go. " << typed;
  EXPECT_EQ(found(runs("docker/x", true)), 0);
}

TEST_F(RunQueryTest, APhraseIsAsExactAsItsWords) {
  EXPECT_EQ(found(phrase("c++")), 1);
  EXPECT_EQ(found(phrase("in c++")), 1);
  EXPECT_EQ(found(phrase("plain c++")), 0);
  EXPECT_EQ(found(phrase("c")), 2);
  EXPECT_EQ(found(phrase("node.js")), 1);
  EXPECT_EQ(found(phrase("SwarmKit of a pre-school")), 1);
  EXPECT_EQ(found(phrase("ships big")), 0);
}

TEST_F(RunQueryTest, AnOpenPhraseIsCompleted) {
  for (const char* typed :
       {"bi", "big s", "big shi", "big ships", "in c++. b", "how to s", "ruby v4"})
    EXPECT_EQ(found(phrase(typed, true)), 1) << typed;
  EXPECT_THAT(surfaces(phrase("big sh", true)), ElementsAre("big", "sh"));
  EXPECT_EQ(found(phrase("big x", true)), 0);
}

TEST_F(RunQueryTest, APhraseThatNoPostHasIsEmptyButSaysItsWords) {
  EXPECT_FALSE(phrase("the big ships").strict.empty());
  const WordQuery unknown = phrase("the unknown ships");
  EXPECT_TRUE(unknown.strict.empty());
  EXPECT_THAT(surfaces(unknown), ElementsAre("unknown", "ships"));
}

}  // namespace
}  // namespace mobysearch

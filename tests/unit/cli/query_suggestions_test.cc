// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_suggestions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class QuerySuggestionsTest : public ::testing::Test {
 protected:
  QuerySuggestions suggest(const std::vector<QueryCount>& queries) {
    auto suggestions = suggest_from({true, queries}, blog_.index());
    EXPECT_TRUE(suggestions.has_value());
    return std::move(*suggestions);
  }

  MiniBlog blog_{{{"_posts/2020-01-02-tide.md", post_file("Tide", "The harbour.")},
                  {"_posts/2020-01-03-moon.md", post_file("Moon", "Kubernetes above the sea.")},
                  {"_config.yml", "baseurl: /sea\n"}}};
};

TEST_F(QuerySuggestionsTest, AddsUpWhatAMissingWordIsLookedForIn) {
  const auto missing = suggest({{"k8s", 6, 6}, {"zeppelin", 5, 5}, {"k8s sea", 5, 0}}).missing;
  ASSERT_EQ(missing.size(), 2U);
  EXPECT_EQ(missing[0].word, "k8s");
  EXPECT_EQ(missing[0].searches, 11);
  EXPECT_THAT(missing[0].meant, ElementsAre("kubernetes", "sea"))
      << "a word that is like it, then one that is asked for with it";
  EXPECT_EQ(missing[1].word, "zeppelin");
  EXPECT_THAT(missing[1].meant, IsEmpty());
}

TEST_F(QuerySuggestionsTest, ProposesFrequentQueriesThatFindAllTheirWords) {
  const auto frequent = suggest({{"tide", 9, 0}, {"moon zeppelin", 8, 0}, {"moon", 7, 7}}).frequent;
  ASSERT_EQ(frequent.size(), 1U) << "of one, no post has all words; one had no results so far";
  EXPECT_EQ(frequent[0].golden.query, "tide");
  EXPECT_EQ(frequent[0].golden.url, "/sea/2020/01/02/tide.html");
  EXPECT_EQ(frequent[0].searches, 9);
  const auto result = run_golden(blog_.searcher(), frequent[0].golden);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->failure, std::nullopt);
}

TEST_F(QuerySuggestionsTest, IsShortHoweverMuchWasAsked) {
  std::vector<QueryCount> queries;
  for (int i = 0; i < 2000; ++i) {
    const std::string letters = {static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 100)};
    queries.push_back({"tide " + letters + "q" + letters + "x", 9, 0});
    queries.push_back({"tide", 9, 0});
  }
  const QuerySuggestions suggestions = suggest(queries);
  EXPECT_EQ(suggestions.missing.size(), 20U);
  EXPECT_EQ(suggestions.frequent.size(), 20U);
}

TEST_F(QuerySuggestionsTest, HasNothingToSayOfNothing) {
  const QuerySuggestions suggestions = suggest({});
  EXPECT_THAT(suggestions.missing, IsEmpty());
  EXPECT_THAT(suggestions.frequent, IsEmpty());
}

}  // namespace
}  // namespace mobysearch::testing

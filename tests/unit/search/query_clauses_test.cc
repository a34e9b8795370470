// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_clauses.h"

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
using Role = QueryClause::Role;

class QueryClausesTest : public ::testing::Test {
 protected:
  /// Of the query's last item.
  QueryClause clause(const std::string& query) {
    const QueryNode top = parse_query(query, false);
    return clause_for(top.children.back(), {}, reader_);
  }

  MiniBlog blog_{Files{{"a.md", post_file("A", "The task of managers.\n")}}};
  IndexReader reader_{blog_.index()->parts()};
};

TEST_F(QueryClausesTest, KnowWhatTheyAreToTheQuery) {
  const std::pair<const char*, Role> cases[] = {
      {"task", Role::kWord},
      {"the", Role::kStopWord},
      {"which,", Role::kStopWord},
      {"\"of managers\"", Role::kPhrase},
      {"tas*", Role::kPhrase},
      {"title:a", Role::kRequired},
      {"(task OR the)", Role::kRequired},
      {"tag:a", Role::kFilter},
      {"date:2020", Role::kFilter},
      {"has:video", Role::kFilter},
      {"managers -task", Role::kUnwanted},
  };
  for (const auto& [query, role] : cases) EXPECT_EQ(clause(query).role, role) << query;
}

TEST_F(QueryClausesTest, WhatMayBecomeAStopWordIsOneBehindOtherWords) {
  const std::pair<const char*, Role> cases[] = {
      {"th", Role::kWord},
      {"managers th", Role::kStopWord},
      {"title:a th", Role::kStopWord},
      {"lang:en th", Role::kWord},
      {"date:2020 th", Role::kWord},
      {"-managers th", Role::kWord},
  };
  for (const auto& [query, role] : cases) {
    const QueryNode top = parse_query(query, true);
    const QueryClause last = clause_for(top.children.back(), {}, reader_);
    EXPECT_EQ(last.role, role) << query;
    EXPECT_EQ(last.query.words.empty(), role == Role::kStopWord) << query << " marks nothing";
  }
}

TEST_F(QueryClausesTest, AnUnwantedOneLeavesNothingToLookFor) {
  EXPECT_THAT(clause("managers -task").query.words, IsEmpty());
  EXPECT_THAT(clause("task -has:video").media.kinds, IsEmpty());
  EXPECT_THAT(clause("has:video").media.kinds, ElementsAre(MediaKind::kVideo));
  EXPECT_THAT(clause("link:example.org").media.links, ElementsAre("example.org"));
}

TEST_F(QueryClausesTest, NothingIsExcludedByAStopWordOrWhatIsNoWordYet) {
  const std::pair<const char*, bool> cases[] = {
      {"managers -task", true},    {"managers NOT the", false},     {"managers -tas", false},
      {"managers -\"task", false}, {"managers -(the OR ta", false}, {"managers -tag:a", true},
  };
  for (const auto& [query, excludes] : cases) {
    const QueryNode top = parse_query(query, true);
    const QueryClause unwanted = clause_for(top.children.back(), {}, reader_);
    EXPECT_EQ(unwanted.role, Role::kUnwanted) << query;
    EXPECT_EQ(unwanted.query.strict.empty(), !excludes) << query;
  }
}

TEST_F(QueryClausesTest, WhatNoPostHasIsMissedByAll) {
  for (const char* query : {"\"no such words\"", "xyz*", "title:xyz"})
    EXPECT_FALSE(clause(query).query.strict.empty()) << query;
  EXPECT_TRUE(clause("\"?!\"").query.strict.empty());
}

TEST_F(QueryClausesTest, AnUnfinishedStopWordIsOneBehindOtherWords) {
  const auto last = [&](const std::string& query) {
    const QueryNode top = parse_query(query, true);
    return clause_for(top.children.back(), {}, reader_).role;
  };
  EXPECT_EQ(last("task of"), Role::kStopWord);
  EXPECT_EQ(last("of"), Role::kWord);
}

TEST_F(QueryClausesTest, AnUnfinishedValueIsCompleted) {
  const QueryNode top = parse_query("has:vi", true);
  EXPECT_EQ(clause_for(top.children[0], {}, reader_).query.strict.get_description(), "Query(XHvi)")
      << "no post has a video";
}

TEST_F(QueryClausesTest, AGroupHoldsWhatItsChildrenAskFor) {
  const QueryClause group = clause("(task AND has:video AND -managers)");
  EXPECT_EQ(group.query.strict.get_description(), "Query(((task AND XHvideo) AND_NOT manag))");
  EXPECT_EQ(group.query.words.size(), 1U);
  EXPECT_THAT(group.media.kinds, ElementsAre(MediaKind::kVideo));
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matching_posts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using Xapian::Query;

/// Documents 1 … 5000, each with the terms of the numbers below 10 that divide it.
Xapian::WritableDatabase numbers() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned number = 1; number <= 5000; ++number) {
    Xapian::Document document;
    for (unsigned divisor = 1; divisor < 10; ++divisor)
      if (number % divisor == 0) document.add_term(std::to_string(divisor));
    database.add_document(document);
  }
  return database;
}

TEST(MatchingPosts, AreThoseOfTheQueryInAscendingOrder) {
  const Xapian::WritableDatabase database = numbers();
  const Query two("2"), three("3"), seven("7");
  const struct {
    Query query;
    bool (*matches)(unsigned);
  } cases[] = {
      {two, [](unsigned n) { return n % 2 == 0; }},
      {Query("1"), [](unsigned) { return true; }},
      {Query("11"), [](unsigned) { return false; }},
      {Query(Query::OP_OR, two, three), [](unsigned n) { return n % 2 == 0 || n % 3 == 0; }},
      {Query(Query::OP_SYNONYM, Query(Query::OP_SCALE_WEIGHT, two, 2), seven),
       [](unsigned n) { return n % 2 == 0 || n % 7 == 0; }},
      {Query(Query::OP_AND, two, three), [](unsigned n) { return n % 6 == 0; }},
      {Query(Query::OP_AND_NOT, two, three), [](unsigned n) { return n % 2 == 0 && n % 3 != 0; }},
      {Query(Query::OP_OR, Query(Query::OP_AND, two, three), seven),
       [](unsigned n) { return n % 6 == 0 || n % 7 == 0; }},
  };
  for (const auto& c : cases) {
    std::vector<Xapian::docid> expected, found;
    for (unsigned number = 1; number <= 5000; ++number)
      if (c.matches(number)) expected.push_back(number);
    visit_matching(database, c.query,
                   [&](auto docids) { found.insert(found.end(), docids.begin(), docids.end()); });
    EXPECT_EQ(found, expected) << c.query.get_description();
  }
}

TEST(MatchingPosts, SufficientTermsAreThoseOfAnUnion) {
  const Query two("2"), three("3");
  const SufficientTerms both = sufficient_terms(Query(Query::OP_OR, three, two));
  EXPECT_THAT(both.terms, ElementsAre("2", "3"));
  EXPECT_TRUE(both.is_union);
  const SufficientTerms one =
      sufficient_terms(Query(Query::OP_OR, Query(Query::OP_AND, two, three), Query("7")));
  EXPECT_THAT(one.terms, ElementsAre("7"));
  EXPECT_FALSE(one.is_union);
}

}  // namespace
}  // namespace mobysearch

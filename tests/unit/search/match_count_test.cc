// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match_count.h"

#include <gtest/gtest.h>

#include <string>

namespace mobysearch {
namespace {

using Xapian::Query;

/// 1,500 posts: term n in every n-th, "most" in all but ten.
Xapian::WritableDatabase make_database() {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 1; i <= 1500; ++i) {
    Xapian::Document document;
    for (const unsigned n : {2U, 3U, 7U, 100U}) {
      if (i % n == 0) document.add_term(std::to_string(n));
    }
    if (i > 10) document.add_term("most");
    database.add_document(document);
  }
  return database;
}

std::int64_t exact_count(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_lower_bound();
}

TEST(MatchCount, CountsUnionsAsXapianDoes) {
  const Xapian::WritableDatabase database = make_database();
  const Query two("2"), three("3"), seven("7"), hundred("100"), none("none");
  const Query queries[] = {
      two,
      none,
      Query(Query::OP_OR, three, seven),
      Query(Query::OP_OR, Query(Query::OP_SYNONYM, seven, hundred), three),
      Query(Query::OP_AND_MAYBE, seven, two),
      Query(Query::OP_OR, none, Query(Query::OP_SCALE_WEIGHT, hundred, 0.5)),
  };
  for (const Query& query : queries) {
    const auto count = count_matches(database, query);
    ASSERT_TRUE(count) << query.get_description();
    EXPECT_TRUE(count->is_exact);
    EXPECT_EQ(count->posts, exact_count(database, query)) << query.get_description();
  }
}

TEST(MatchCount, OneFrequentTermSaysThatTheTotalIsPastTheLimit) {
  const Xapian::WritableDatabase database = make_database();
  const Query either(Query::OP_OR, Query("most"), Query("7"));
  const auto count = count_matches(database, either);
  ASSERT_TRUE(count);
  EXPECT_FALSE(count->is_exact);
  EXPECT_GT(count->posts, kExactTotal);
  EXPECT_LE(count->posts, exact_count(database, either));
}

TEST(MatchCount, LeavesOtherQueriesToXapian) {
  const Xapian::WritableDatabase database = make_database();
  const Query two("2"), three("3");
  for (const auto op : {Query::OP_AND, Query::OP_AND_NOT, Query::OP_FILTER}) {
    EXPECT_FALSE(count_matches(database, Query(op, two, three)));
  }
  EXPECT_FALSE(
      count_matches(database, Query(Query::OP_OR, Query(Query::OP_AND, two, three), Query("7"))));
}

}  // namespace
}  // namespace mobysearch

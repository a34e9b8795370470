// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranker.h"

#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;
using Xapian::Query;

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += "filler" + std::to_string(i % 7) + " ";
  return text;
}

/// Title of the first hit.
std::string first(MiniBlog& blog, const std::string& query) {
  const SearchResponse response = blog.search(query);
  return response.hits.empty() ? "" : response.hits[0].title;
}

TEST(Ranker, WordsThatStandTogetherRankAboveWordsApart) {
  MiniBlog blog(Files{
      {"_posts/2020-01-02-apart.md",
       post_file("Apart", "Cargo " + filler(60) + " harbour " + filler(20) + "\n")},
      {"_posts/2020-01-01-near.md",
       post_file("Near", filler(40) + " cargo harbour " + filler(40) + "\n")},
  });
  EXPECT_EQ(first(blog, "cargo harbour"), "Near");
}

TEST(Ranker, AWordInTheTitleCountsMore) {
  MiniBlog blog(Files{
      {"_posts/2020-01-02-text.md", post_file("Other", "The anchor. " + filler(30) + "\n")},
      {"_posts/2020-01-01-title.md", post_file("Anchor", filler(32) + "\n")},
  });
  EXPECT_EQ(first(blog, "anchor"), "Anchor");
}

TEST(Ranker, AHeadingThatIsTheQueryBringsItsPostUp) {
  Files files = {
      {"_posts/2020-01-01-wanted.md",
       post_file("Wanted", filler(200) + "\n\n## How it works\n\n" + filler(200) + "\n")}};
  for (int i = 0; i < 12; ++i) {
    files["_posts/2021-01-01-other" + std::to_string(i) + ".md"] =
        post_file("Other", "It works, works, works; how it works well. " + filler(i) + "\n");
  }
  MiniBlog blog(files);
  const SearchResponse response = blog.search("How it works");
  ASSERT_FALSE(response.hits.empty());
  EXPECT_EQ(response.hits[0].title, "Wanted");
  ASSERT_FALSE(response.hits[0].sections.empty());
  EXPECT_EQ(response.hits[0].sections[0].heading, "How it works");
}

TEST(Ranker, EqualPostsStandNewestFirst) {
  MiniBlog blog(Files{{"_posts/2020-01-01-a.md", post_file("Old", "Same words.\n")},
                      {"_posts/2021-01-01-b.md", post_file("New", "Same words.\n")}});
  EXPECT_EQ(first(blog, "same words"), "New");
}

TEST(Ranker, PagesFollowOneAnotherWithoutGapOrDouble) {
  Files files;
  for (int i = 0; i < 90; ++i) {
    std::string body = "Cargo " + filler(i % 11);
    if (i % 2 == 0) body += " harbour " + filler(i % 5);
    if (i % 3 == 0) body += " cargo harbour";
    files["_posts/2020-01-01-p" + std::to_string(i) + ".md"] = post_file("P", body + "\n");
  }
  MiniBlog blog(files);
  SearchRequest whole;
  whole.query = "cargo harbour";
  whole.limit = 100;
  std::vector<std::string> all, paged;
  for (const Hit& hit : blog.search(whole).hits) all.push_back(hit.id);
  for (int offset = 0; offset < 100; offset += 10) {
    SearchRequest page = whole;
    page.limit = 10;
    page.offset = offset;
    for (const Hit& hit : blog.search(page).hits) paged.push_back(hit.id);
  }
  EXPECT_EQ(all.size(), 90U);
  EXPECT_EQ(paged, all);
}

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

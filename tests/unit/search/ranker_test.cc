// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranker.h"

#include <gtest/gtest.h>

#include "search/file_database.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;
using Xapian::Query;
using Ids = std::vector<std::string>;

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

Ids ids_of(MiniBlog& blog, const SearchRequest& request) {
  Ids ids;
  for (const Hit& hit : blog.search(request).hits) ids.push_back(hit.id);
  return ids;
}

/// Half of them have both of "cargo" and "harbour".
Files many_posts() {
  Files files;
  for (int i = 0; i < 90; ++i) {
    std::string body = "Cargo " + filler(i % 11);
    if (i % 2 == 0) body += " harbour " + filler(i % 5);
    if (i % 3 == 0) body += " cargo harbour";
    const std::string day = std::to_string(10 + i % 19);
    files["_posts/2020-01-" + day + "-p" + std::to_string(i) + ".md"] = post_file("P", body + "\n");
  }
  return files;
}

TEST(Ranker, PagesFollowOneAnotherWithoutGapOrDouble) {
  MiniBlog blog(many_posts());
  for (const auto sort : {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
    for (const char* query :
         {"cargo harbour", "cargo in the harbour", "harbour", "cargo unicorn"}) {
      SearchRequest whole;
      whole.query = query;
      whole.sort = sort;
      whole.limit = 100;
      const Ids all = ids_of(blog, whole);
      EXPECT_EQ(static_cast<std::int64_t>(all.size()), blog.search(whole).total) << query;
      for (const int limit : {3, 7, 10, 45}) {
        SearchRequest page = whole;
        page.limit = limit;
        Ids paged;
        for (page.offset = 0; page.offset < 100; page.offset += limit) {
          const Ids ids = ids_of(blog, page);
          paged.insert(paged.end(), ids.begin(), ids.end());
        }
        EXPECT_EQ(paged, all) << query << " by " << limit;
      }
    }
  }
}

TEST(Ranker, ByDatePostsWithSomeWordsAreOnlyThereIfNoneHasAll) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-a.md", post_file("A", "Cargo harbour.\n")},
      {"_posts/2020-01-02-b.md", post_file("B", "Cargo.\n")},
      {"_posts/2020-01-03-c.md", post_file("C", "Harbour and cargo.\n")},
      {"_posts/2020-01-04-d.md", post_file("D", "Harbour.\n")},
  });
  const struct {
    const char* query;
    SortOrder sort;
    std::vector<std::string> titles;
    bool all_words;
  } cases[] = {
      {"cargo harbour", SortOrder::kNewest, {"C", "A"}, true},
      {"cargo harbour", SortOrder::kOldest, {"A", "C"}, true},
      {"cargo unicorn", SortOrder::kNewest, {"C", "B", "A"}, false},
      {"cargo", SortOrder::kOldest, {"A", "B", "C"}, true},
  };
  for (const auto& c : cases) {
    SearchRequest request;
    request.query = c.query;
    request.sort = c.sort;
    request.facets = {"year"};
    const SearchResponse response = blog.search(request);
    std::vector<std::string> titles;
    for (const Hit& hit : response.hits) titles.push_back(hit.title);
    EXPECT_EQ(titles, c.titles) << c.query;
    EXPECT_EQ(response.all_words, c.all_words) << c.query;
    EXPECT_EQ(response.total, static_cast<std::int64_t>(titles.size())) << c.query;
    EXPECT_EQ(response.facets[0].second[0].count, response.total) << c.query;
  }
}

TEST(Ranker, WhatAllHitsPassChangesNothing) {
  Files files = many_posts();
  files["_posts/2020-02-01-h.md"] = post_file("H", filler(50) + "\n\n## Cargo harbour\n\nX.\n");
  MiniBlog blog(files);
  for (const std::string query : {"cargo harbour", "harbour", "the cargo in a harbour"}) {
    SearchRequest request;
    request.query = query;
    request.limit = 100;
    const Ids plain = ids_of(blog, request);
    request.filters[Field::kYear] = {"2020"};
    EXPECT_EQ(ids_of(blog, request), plain) << query;
    request.filters = {};
    for (const std::string more : {"-zyzzyva", "year:2020", "after:1999"}) {
      request.query = query + " " + more;
      EXPECT_EQ(ids_of(blog, request), plain) << request.query;
    }
  }
}

TEST(Ranker, WhatIsCalledAsTypedComesFirst) {
  std::string list = filler(30);
  for (int i = 0; i < 20; ++i) list += "\n\n## Thing " + std::to_string(i) + "\n\nText.";
  const std::string much = "Docking docking docking. Docking! Log the docking, log in the log.\n";
  MiniBlog blog(Files{
      {"_posts/2021-01-01-list.md", post_file("The year", list + "\n\n## Docking\n\n" + much)},
      {"_posts/2020-01-01-about.md", post_file("Focus on docking", filler(60) + "Docking.\n")},
      {"_posts/2020-01-02-how.md", post_file("How to dock at a quay", filler(60) + "\n")},
      {"_posts/2020-01-03-quay.md", post_file("Quay", filler(90) + "\n")},
      {"_posts/2020-01-04-quays.md", post_file("Quays of old", "Quay, quay and quay.\n")},
      {"_posts/2020-01-05-out.md", post_file("Else", filler(90) + " opt out " + filler(20) + "\n")},
      {"_posts/2020-01-06-in.md", post_file("Opting", "Opt in, opt in and opt in.\n")},
  });
  const struct {
    const char *query, *title;
  } cases[] = {
      {"docking", "Focus on docking"},
      {"how to dock", "How to dock at a quay"},
      {"quay", "Quay"},
      {"Quay?", "Quay"},
      {"opt out", "Else"},
      {"opt in", "Opting"},
  };
  for (const auto& c : cases) EXPECT_EQ(first(blog, c.query), c.title) << c.query;
}

TEST(Ranker, WhoAsksForTheLatestSeesThisYears) {
  Files files;
  for (int year = 2014; year < 2024; ++year) {
    const std::string often = year % 3 == 0 ? "Latest release: the latest release.\n" : "";
    files["_posts/" + std::to_string(year) + "-05-01-r.md"] =
        post_file("Release " + std::to_string(year), "The latest release is here.\n" + often);
  }
  files["_posts/2024-05-01-r.md"] = post_file("Release 2024", "Much is new in this release.\n");
  MiniBlog blog(files);
  EXPECT_EQ(first(blog, "latest release"), "Release 2024");
  EXPECT_EQ(first(blog, "what is the newest release"), "Release 2024");
  EXPECT_EQ(blog.search("latest").total, 10) << "alone, a word";
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
  const LengthFactors lengths(database);
  for (const Query& query : queries) {
    const auto count = count_matches(FileDatabase(database, lengths), query);
    ASSERT_TRUE(count) << query.get_description();
    EXPECT_TRUE(count->is_exact);
    EXPECT_EQ(count->posts, exact_count(database, query)) << query.get_description();
  }
}

TEST(MatchCount, OneFrequentTermSaysThatTheTotalIsPastTheLimit) {
  const Xapian::WritableDatabase database = make_database();
  const Query either(Query::OP_OR, Query("most"), Query("7"));
  const LengthFactors lengths(database);
  const auto count = count_matches(FileDatabase(database, lengths), either);
  ASSERT_TRUE(count);
  EXPECT_FALSE(count->is_exact);
  EXPECT_GT(count->posts, kExactTotal);
  EXPECT_LE(count->posts, exact_count(database, either));
}

TEST(MatchCount, LeavesOtherQueriesToXapian) {
  const Xapian::WritableDatabase posts = make_database();
  const LengthFactors lengths(posts);
  const FileDatabase database(posts, lengths);
  const Query two("2"), three("3");
  for (const auto op : {Query::OP_AND, Query::OP_AND_NOT, Query::OP_FILTER}) {
    EXPECT_FALSE(count_matches(database, Query(op, two, three)));
  }
  EXPECT_FALSE(
      count_matches(database, Query(Query::OP_OR, Query(Query::OP_AND, two, three), Query("7"))));
}

}  // namespace
}  // namespace mobysearch

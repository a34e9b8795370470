// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/unweighted.h"

#include <gtest/gtest.h>

#include "search/file_database.h"
#include "search/query_clauses.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using Xapian::Query;

constexpr std::uint32_t kPostCount = 6000;  ///< so that the list of all posts is in several pieces

/// Posts with docids 1, 3, 5 …, of which all have "all", every third "third", one "one".
class Unweighted : public ::testing::Test {
 protected:
  static Xapian::Database make(const std::string& path) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (std::uint32_t i = 0; i < kPostCount; ++i) {
      Xapian::Document document;
      document.add_term("all");
      if (i % 3 == 0) document.add_term("third");
      if (i == kPostCount - 1) document.add_term("one");
      database.replace_document(2 * i + 1, document);
    }
    database.commit();
    return Xapian::Database(path);
  }
  std::int64_t count(const Query& query) const {
    return database_.match(query, {.checked = kPostCount}).least;
  }

  testing::TempDir dir_;
  const Xapian::Database posts_ = make(dir_ / "posts");
  const LengthFactors lengths_{posts_};
  const FileDatabase database_{posts_, lengths_};
  const Query all_{"all"}, third_{"third"}, one_{"one"};
};

TEST_F(Unweighted, ATermOfAllPostsIsOne) {
  EXPECT_TRUE(database_.may_have_term_of_all(all_));
  EXPECT_TRUE(database_.may_have_term_of_all(Query(Query::OP_OR, third_, all_)));
  EXPECT_FALSE(database_.may_have_term_of_all(third_));
}

TEST_F(Unweighted, PostsWithATermOfAllAreFoundByDate) {
  EXPECT_EQ(count(all_), kPostCount);
  const Matches newest = database_.match(all_, {.posts = 3});
  ASSERT_EQ(newest.posts.size(), 3U);
  EXPECT_EQ(newest.posts[0].docid, 1U);
  EXPECT_EQ(newest.posts[2].docid, 5U);
  EXPECT_EQ(newest.posts[0].weight, 0);
  const Matches oldest = database_.match(all_, {.posts = 1, .order = MatchOptions::Order::kOldest});
  EXPECT_EQ(oldest.posts[0].docid, 2 * kPostCount - 1);
}

TEST_F(Unweighted, AFilterByATermOfAllKeepsPostsAndScores) {
  const MatchOptions best{.posts = 5, .order = MatchOptions::Order::kWeight, .checked = kPostCount};
  const Matches plain = database_.match(third_, best);
  const Matches found = database_.match(filtered(third_, all_, database_), best);
  ASSERT_EQ(found.posts.size(), 5U);
  EXPECT_EQ(found.least, kPostCount / 3);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(found.posts[i].docid, plain.posts[i].docid);
    EXPECT_EQ(found.posts[i].weight, plain.posts[i].weight);
  }
}

TEST_F(Unweighted, ATermOfAllExcludesAll) {
  const auto without = [&](const Query& query, const std::vector<Query>& unwanted) {
    return count(excluding(query, unwanted));
  };
  EXPECT_EQ(without(third_, {all_}), 0);
  EXPECT_EQ(without(third_, {one_}), kPostCount / 3) << "it is not among them";
  EXPECT_EQ(without(all_, {third_}), kPostCount - kPostCount / 3);
  EXPECT_EQ(without(all_, {third_, all_}), 0);
  EXPECT_EQ(without(all_, {Query(Query::OP_AND, all_, third_)}), kPostCount - kPostCount / 3);
  const MatchOptions best{.posts = 3, .order = MatchOptions::Order::kWeight, .checked = kPostCount};
  EXPECT_EQ(database_.match(excluding(third_, {one_, all_}), best).least, 0);
}

TEST_F(Unweighted, PostsAreThoseOfTheQuery) {
  EXPECT_EQ(count(unweighted(all_, database_)), kPostCount);
  EXPECT_EQ(count(unweighted(third_, database_)), kPostCount / 3);
}

}  // namespace
}  // namespace mobysearch

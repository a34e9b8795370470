// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>

#include "search/ranking_weight.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using Xapian::Query;

constexpr Xapian::docid kPosts = 20'000;  ///< so that posting lists are in several pieces
constexpr std::uint32_t kWords = 12;

std::string word(std::uint32_t number) { return "w" + std::to_string(number); }

std::uint32_t number_below(std::uint32_t end, std::mt19937& random) {
  return static_cast<std::uint32_t>(random() % end);
}

/// Posts of different lengths, and docids with gaps. Word 0 is in nearly all of them, each further
/// one in half as many as the one before.
class WordMatcher : public ::testing::Test {
 protected:
  static Xapian::Database make(const std::string& path) {
    std::mt19937 random(7);
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (Xapian::docid docid = 1; docid <= kPosts; ++docid) {
      if (random() % 50 == 0) continue;
      Xapian::Document post;
      post.add_term("length", number_below(400, random));
      for (std::uint32_t number = 0; number < kWords; ++number)
        if (number_below(1U << number, random) == 0)
          post.add_term(word(number), 1 + number_below(9, random));
      database.replace_document(docid, post);
    }
    database.commit();
    return Xapian::Database(path);
  }

  std::vector<WeighedPost> xapian(const Query& query, std::size_t count) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(ranking_weight());
    // Looks at all of them: else Xapian may leave out posts that weigh as much as the last.
    const Xapian::MSet found =
        enquire.get_mset(0, static_cast<Xapian::doccount>(count), database_.get_doccount());
    std::vector<WeighedPost> matches;
    for (auto post = found.begin(); post != found.end(); ++post)
      matches.push_back({*post, post.get_weight()});
    return matches;
  }

  void expect_as_xapian(const Query& query, std::size_t count) const {
    SCOPED_TRACE(query.get_description());
    const auto own = match_words(database_, lengths_, query, count);
    ASSERT_TRUE(own);
    const std::vector<WeighedPost> expected = xapian(query, count);
    ASSERT_EQ(own->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_NEAR((*own)[i].weight, expected[i].weight, expected[i].weight * 1e-12) << i;
      // Sums in another order may put posts of the same weight in another order.
      const bool has_equal =
          count_near(expected, expected[i].weight) > 1 || i + 1 == expected.size();
      if (has_equal) continue;
      EXPECT_EQ((*own)[i].docid, expected[i].docid) << i;
    }
  }

  testing::TempDir dir_;
  const Xapian::Database database_ = make(dir_ / "posts");
  const LengthFactors lengths_{database_};

 private:
  static std::ptrdiff_t count_near(const std::vector<WeighedPost>& matches, double weight) {
    return std::count_if(matches.begin(), matches.end(), [&](const WeighedPost& match) {
      return std::abs(match.weight - weight) <= weight * 1e-12;
    });
  }
};

TEST_F(WordMatcher, FindsASingleWordsPostsToTheLastBit) {
  for (std::uint32_t number = 0; number < kWords; ++number) {
    const Query query(word(number));
    const auto own = match_words(database_, lengths_, query, 50);
    ASSERT_TRUE(own);
    const std::vector<WeighedPost> expected = xapian(query, 50);
    ASSERT_EQ(own->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ((*own)[i].docid, expected[i].docid);
      EXPECT_EQ((*own)[i].weight, expected[i].weight);
    }
  }
}

TEST_F(WordMatcher, FindsWhatXapianFinds) {
  std::mt19937 random(11);
  const auto any_word_or_unknown = [&] { return word(number_below(kWords + 1, random)); };
  const auto synonyms = [&] {
    std::set<std::string> words;
    for (std::size_t n = 2 + random() % 3; n > 0; --n) words.insert(any_word_or_unknown());
    return Query(Query::OP_SYNONYM, words.begin(), words.end());
  };
  for (int i = 0; i < 200; ++i) {
    const Query::op op = i % 2 == 0 ? Query::OP_AND : Query::OP_OR;
    std::vector<Query> all;
    for (std::size_t n = 1 + random() % 4; n > 0; --n)
      all.push_back(random() % 3 == 0 ? synonyms() : Query(any_word_or_unknown()));
    expect_as_xapian(Query(op, all.begin(), all.end()), std::size_t{1} << random() % 9);
  }
}

TEST_F(WordMatcher, FindsNothingWhereAWordIsInNoPost) {
  const auto found =
      match_words(database_, lengths_, Query(Query::OP_AND, Query(word(0)), Query("unknown")), 10);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->empty());
}

TEST_F(WordMatcher, LeavesOtherQueriesToXapian) {
  const Query one(word(1)), two(word(2)), three(word(3));
  const Query either(Query::OP_OR, one, two);
  const Query others[] = {
      Query(),
      Query::MatchAll,
      Query(Query::OP_PHRASE, one, two),
      Query(Query::OP_FILTER, one, two),
      Query(Query::OP_AND_NOT, one, two),
      Query(Query::OP_AND, either, three),
      Query(Query::OP_OR, Query(Query::OP_AND, one, two), three),
      Query(Query::OP_SYNONYM, either, three),
      Query(Query::OP_SCALE_WEIGHT, one, 0.5),
  };
  for (const Query& query : others)
    EXPECT_FALSE(match_words(database_, lengths_, query, 10)) << query.get_description();
}

}  // namespace
}  // namespace mobysearch

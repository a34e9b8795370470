// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phrase_source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "common/index/analyzer.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

TEST(PhraseSource, FindsPrintsInARow) {
  const std::vector<std::uint16_t> tokens = {1, 2, 2, 3, 1, 2, 3};
  const std::vector<std::uint32_t> bounds = {7, 7};
  const ForwardPost post{tokens, {}, bounds};
  const struct {
    std::vector<std::uint16_t> phrase;
    bool expected;
  } cases[] = {{{1}, true},
               {{1, 2}, true},
               {{2, 2, 3}, true},
               {{1, 2, 3}, true},
               {{3, 2}, false},
               {{1, 3}, false},
               {{2, 3, 1, 2, 3}, true},
               {{9}, false},
               {{3, 1, 2, 3, 1}, false}};
  for (const auto& c : cases) EXPECT_EQ(contains_phrase(post, c.phrase), c.expected);
}

// Of few different fingerprints, so that there are many that nearly match.
TEST(PhraseSource, FindsPrintsWhereverTheyStand) {
  std::mt19937 random(1);
  const auto fingerprints = [&](std::size_t size) {
    std::vector<std::uint16_t> list(size);
    for (auto& fingerprint : list) fingerprint = static_cast<std::uint16_t>(random() % 3);
    return list;
  };
  int found = 0;
  for (int round = 0; round < 5000; ++round) {
    const auto tokens = fingerprints(random() % 60);
    const auto phrase = fingerprints(1 + random() % 5);
    const std::uint32_t bounds[] = {0, static_cast<std::uint32_t>(tokens.size())};
    const bool expected =
        std::search(tokens.begin(), tokens.end(), phrase.begin(), phrase.end()) != tokens.end();
    ASSERT_EQ(contains_phrase({tokens, {}, bounds}, phrase), expected) << "round " << round;
    found += expected ? 1 : 0;
  }
  EXPECT_GT(found, 1000);
  EXPECT_LT(found, 4000);
}

TEST(PhraseSource, PhrasesHoldInflectionsAndStopWordsAndNotOtherOrders) {
  testing::MiniBlog blog(testing::Files{
      {"_posts/2020-01-01-a.md", testing::post_file("A", "To be or not to be, that is it.\n")},
      {"_posts/2020-01-02-b.md", testing::post_file("B", "Not to be; to be, or that.\n")},
      {"_posts/2020-01-03-c.md", testing::post_file("C", "Security\n\nupdates of the week.\n")},
  });
  const struct {
    const char* query;
    std::int64_t total;
  } cases[] = {{"\"to be or not to be\"", 1}, {"\"be or not\"", 1},
               {"\"not to be\"", 2},          {"\"security update\"", 1},
               {"\"update security\"", 0},    {"\"be absent\"", 0},
               {"-\"be or not\" be", 1},      {"\"to be\" -\"security update\"", 2}};
  for (const auto& c : cases) EXPECT_EQ(blog.search(c.query).total, c.total) << c.query;
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/phrase_source.h"

#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

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

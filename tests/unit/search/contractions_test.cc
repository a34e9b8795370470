// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/contractions.h"

#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;

TEST(Contractions, GetTheirApostropheWhereThePostsHaveIt) {
  MiniBlog blog(Files{
      {"_posts/2020-01-01-a.md", post_file("Don't panic", "We're well; she’ll fetch the shell.\n")},
      {"_posts/2020-01-02-b.md", post_file("Well done", "It's well, and the shell works.\n")},
      {"_posts/2020-01-03-c.md", post_file("Flats", "Let's see who lets 18F's flat.\n")}});
  IndexReader reader(blog.index()->parts());
  const struct {
    const char *query, *expected;
    const char* why;
  } cases[] = {
      {"dont", "don't", ""},
      {"DONT", "don't", ""},
      {"don't", "don't", ""},
      {"well", "well", "no post has we'll"},
      {"shell", "shell", "posts have it as well as she'll"},
      {"lets", "lets", "posts have it as well as let's"},
      {"18Fs", "18f's", "the stemmer knows no such plural"},
      {"\"18Fs flat\"", "18f's flat", ""},
      {"flats", "flats", ""},
      {"cant", "cant", "no post has can't"},
      {"were", "were", "a stop word already"},
      {"c", "c", ""},
  };
  for (const auto& c : cases) {
    QueryNode query = parse_query(c.query, false);
    add_apostrophes(query, reader);
    ASSERT_EQ(query.children.size(), 1U);
    EXPECT_EQ(query.children[0].text, c.expected) << c.query << " " << c.why;
  }
  QueryNode typing = parse_query("dont", true);
  add_apostrophes(typing, reader);
  EXPECT_EQ(typing.children[0].text, "dont") << "it may go on";
  EXPECT_EQ(blog.search("dont panic").hits[0].title, "Don't panic");
}

}  // namespace
}  // namespace mobysearch

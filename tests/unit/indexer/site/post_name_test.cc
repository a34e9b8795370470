// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/post_name.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PostName, ReadsPostNamesAsJekyll) {
  const auto post = parse_post_name("2017-6-26-moby-summit.recap..md");
  ASSERT_TRUE(post.has_value());
  EXPECT_EQ(post->year, 2017);
  EXPECT_EQ(post->slug, "moby-summit.recap");
  EXPECT_EQ(post->month, 6);
  EXPECT_EQ(post->day, 26);
  EXPECT_EQ(parse_post_name("20-01-02-x.md")->year, 2020);
  EXPECT_EQ(parse_post_name("2020-01-02-.md")->slug, "");
  for (const char* no : {"no-date.md", "2020-01-02.md", "2020-01-02-noext", "2020-001-02-x.md"}) {
    EXPECT_FALSE(parse_post_name(no).has_value()) << no;
  }
}

TEST(PostName, TitleizesSlugs) {
  EXPECT_EQ(titleize_slug("Mixed_Case.Dots"), "Mixed_case.dots");
  EXPECT_EQ(titleize_slug("hello-WORLD-ünï"), "Hello World Ünï");
  EXPECT_EQ(titleize_slug("-lead--two-"), " Lead  Two");
  EXPECT_EQ(titleize_slug("ßa-ǆb-ﬁc"), "Ssa ǅb Fic");
}

}  // namespace
}  // namespace mobysearch

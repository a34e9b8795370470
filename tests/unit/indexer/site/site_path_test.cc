// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_path.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(SitePath, JoinsWhatIsNotEmpty) {
  EXPECT_EQ(join_path("a", "b"), "a/b");
  EXPECT_EQ(join_path("", "b"), "b");
  EXPECT_EQ(join_path("a", ""), "a");
}

TEST(SitePath, BelowADirectory) {
  EXPECT_EQ(below_directory("all/_posts/x.md", "all"), "_posts/x.md");
  EXPECT_EQ(below_directory("allies/x.md", "all"), "allies/x.md");
  EXPECT_EQ(below_directory("all", "all"), "all");
  EXPECT_EQ(below_directory("x.md", ""), "x.md");
}

TEST(SitePath, InADirectory) {
  EXPECT_TRUE(is_in_directory("all/_posts/x.md", "all"));
  EXPECT_TRUE(is_in_directory("all", "all"));
  EXPECT_TRUE(is_in_directory("x.md", ""));
  EXPECT_FALSE(is_in_directory("allies/x.md", "all"));
  EXPECT_FALSE(is_in_directory("all", "all/_posts"));
}

TEST(SitePath, StemsHaveNoDotsAtTheEnd) {
  EXPECT_EQ(file_stem("a/b.c..md"), "b.c");
  EXPECT_EQ(file_stem("a/b"), "b");
}

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

TEST(SitePath, GlobsAsRuby) {
  EXPECT_TRUE(glob_matches("blog/*.md", "blog/a.md"));
  EXPECT_FALSE(glob_matches("blog/*.md", "blog/sub/a.md"));
  EXPECT_TRUE(glob_matches("**/*.md", "a.md"));
  EXPECT_TRUE(glob_matches("**/*.md", "blog/sub/a.md"));
  EXPECT_FALSE(glob_matches("*/_posts", "_posts"));
  EXPECT_FALSE(glob_matches("*", ".hidden"));
  EXPECT_TRUE(glob_matches("a/**/b/**/*.md", "a/x/b/b/y/z.md"));
  EXPECT_FALSE(glob_matches("a/**/b/*.md", "a/x/b/c/z.md"));
  EXPECT_TRUE(glob_matches("**/a/", "x/a"));
  EXPECT_FALSE(glob_matches("a/**", "a"));
  EXPECT_TRUE(glob_matches("a/**", "a/b"));
  EXPECT_FALSE(glob_matches("a/**", "a/b/c"));
  EXPECT_FALSE(glob_matches("**/", "a"));
}

TEST(SitePath, DeepGlobsTakeNoTime) {
  std::string pattern, path;
  for (int i = 0; i < 100; ++i) {
    pattern += "**/a/";
    path += "a/";
  }
  EXPECT_FALSE(glob_matches(pattern + "x", path + "a"));
  EXPECT_TRUE(glob_matches(pattern + "a", path + "a"));
}

TEST(SitePath, PatternsOfTheConfigurationMatchPathsAndBeginThem) {
  EXPECT_TRUE(matches_entry("/docs", "docs/a.md", false));
  EXPECT_TRUE(matches_entry("docs/", "docs", true));
  EXPECT_FALSE(matches_entry("docs/", "docs", false));
  EXPECT_TRUE(matches_entry("*.md", "a/b.md", false)) << "'*' matches slashes";
}

}  // namespace
}  // namespace mobysearch

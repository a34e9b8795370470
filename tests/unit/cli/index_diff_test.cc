// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch::testing {
namespace {

using ::testing::ElementsAre;

TEST(IndexDiff, TellsWhatWasAddedRemovedAndMoved) {
  const std::string dated = "---\ntitle: Moon\ndate: 2020-01-03 10:00:00 +0000\n---\nText.\n";
  const MiniBlog before({{"_posts/2020-01-02-tide.md", post_file("Tide", "Text.")},
                         {"_posts/2020-01-03-moon.md", dated},
                         {"_posts/2020-01-04-gone.md", post_file("Gone", "Text.")},
                         {"_config.yml", "baseurl: /sea\n"}});
  const MiniBlog after(
      {{"_posts/2020-01-02-tide.md", "---\ntitle: Tides\npermalink: /tides/\n---\nText.\n"},
       {"_posts/2020-01-03-the-moon.md", dated},
       {"_posts/2020-01-05-new.md", post_file("New", "Text.")},
       {"_config.yml", "baseurl: /sea\n"}});
  const auto diff = diff_indexes(before.index(), after.index(), {});
  ASSERT_TRUE(diff.has_value());
  EXPECT_THAT(diff->added, ElementsAre(DiffPost{"/sea/2020/01/05/new.html", "New"}));
  EXPECT_THAT(diff->removed, ElementsAre(DiffPost{"/sea/2020/01/04/gone.html", "Gone"}));
  ASSERT_EQ(diff->moved.size(), 2U);
  EXPECT_EQ(diff->moved[0].from, "/sea/2020/01/02/tide.html") << "its path is the same";
  EXPECT_EQ(diff->moved[0].to, (DiffPost{"/sea/tides/", "Tides"}));
  EXPECT_EQ(diff->moved[1].from, "/sea/2020/01/03/moon.html") << "its title and date are";
  EXPECT_EQ(diff->moved[1].to.url, "/sea/2020/01/03/the-moon.html");
  EXPECT_TRUE(diff->lost.empty());
}

TEST(IndexDiff, NamesTheAnchorsThatAPostNoLongerHas) {
  const MiniBlog before({{"_posts/2020-01-02-a.md", post_file("A", "## Low\n\nx\n\n## High\n")}});
  const MiniBlog after({{"_posts/2020-01-02-a.md", post_file("A", "## Lower\n\nx\n\n## High\n")}});
  const auto diff = diff_indexes(before.index(), after.index(), {});
  ASSERT_TRUE(diff.has_value());
  ASSERT_EQ(diff->lost.size(), 1U);
  EXPECT_EQ(diff->lost[0].url + "#" + diff->lost[0].anchor, "/2020/01/02/a.html#low");
  EXPECT_EQ(diff->lost[0].heading, "Low");
}

TEST(IndexDiff, RunsGoldenQueriesOnBothAndFollowsAMovedPost) {
  const MiniBlog before({{"_posts/2020-01-02-tide.md", post_file("Tide", "Ebb.")},
                         {"_posts/2020-01-03-moon.md", post_file("Moon", "Silver.")}});
  const MiniBlog after(
      {{"_posts/2020-01-02-tide.md", "---\ntitle: Tide\npermalink: /tide/\n---\nEbb.\n"},
       {"_posts/2020-01-03-moon.md", post_file("Moon", "Gold.")}});
  const auto diff = diff_indexes(before.index(), after.index(),
                                 {{1, "ebb", "/tide/"}, {2, "silver", "/2020/01/03/moon.html"}});
  ASSERT_TRUE(diff.has_value());
  ASSERT_EQ(diff->golden.size(), 2U);
  EXPECT_EQ(diff->golden[0].before.rank, 1);
  EXPECT_EQ(diff->golden[0].after.rank, 1);
  EXPECT_EQ(diff->golden[1].before.failure, std::nullopt);
  EXPECT_NE(diff->golden[1].after.failure, std::nullopt);
  EXPECT_EQ(diff->golden[1].after.rank, 0);
  EXPECT_EQ(diff->broken(), 1U);
}

}  // namespace
}  // namespace mobysearch::testing

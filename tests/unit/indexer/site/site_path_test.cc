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

TEST(SitePath, StemsHaveNoDotsAtTheEnd) {
  EXPECT_EQ(file_stem("a/b.c..md"), "b.c");
  EXPECT_EQ(file_stem("a/b"), "b");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/entry_filter.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(EntryFilter, IncludeWinsOverExcludeAndOverMarks) {
  const EntryFilter filter({".well-known", "keep/*.md"}, {"docs", "/tmp/", "*.txt", "keep"});
  const struct {
    const char *base, *entry;
    bool is_directory, kept;
  } cases[] = {{"", "a.md", false, true},
               {"", "_a.md", false, false},
               {"", "a.md~", false, false},
               {"", "#a", false, false},
               {"", "a.", false, false},
               {"", ".well-known", true, true},
               {"", "docs", true, false},
               {"", "docsify.md", false, false},
               {"blog", "docs", true, true},
               {"", "tmp", true, false},
               {"", "tmp", false, true},
               {"blog", "a.txt", false, false},
               {"", "keep/a.md", false, true},
               {"", "keep/a.html", false, false},
               {"_posts", "a/_b/c.md", false, true},
               {"_posts", "_a/c.md", false, false}};
  for (const auto& c : cases) {
    EXPECT_EQ(filter.keeps(c.base, c.entry, c.is_directory), c.kept) << c.base << " " << c.entry;
  }
}

TEST(EntryFilter, GlobsAsRuby) {
  EXPECT_TRUE(glob_matches("blog/*.md", "blog/a.md"));
  EXPECT_FALSE(glob_matches("blog/*.md", "blog/sub/a.md"));
  EXPECT_TRUE(glob_matches("**/*.md", "a.md"));
  EXPECT_TRUE(glob_matches("**/*.md", "blog/sub/a.md"));
  EXPECT_FALSE(glob_matches("*/_posts", "_posts"));
  EXPECT_FALSE(glob_matches("*", ".hidden"));
}

}  // namespace
}  // namespace mobysearch

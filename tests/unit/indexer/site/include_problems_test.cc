// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/include_problems.h"

#include <gtest/gtest.h>

#include "indexer/site/include_files.h"
#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::MiniBlog;
using testing::post_file;

std::vector<std::string> include_warnings(const std::string& config, const std::string& body) {
  const MiniBlog blog({{"_config.yml", config},
                       {"_includes/known.html", "known"},
                       {"_posts/2020-01-01-p.md", post_file("P", body)}});
  return blog.report().warnings;
}

TEST(IncludeProblems, MissingOnesAreNamedInALine) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(include_warnings("title: T\n", "{% include known.html %}"), Lines());
  EXPECT_EQ(include_warnings("title: T\n", "{% include toc.html %}"),
            Lines{"include toc.html: is not in the site, which has no theme; of what it shows, "
                  "only its parameters are indexed"});
  EXPECT_EQ(include_warnings("theme: no-such-theme\n", "{% include b.html %}{% include a.html %}"),
            Lines{"include a.html (and 1 more): is not in the site, and its theme no-such-theme is "
                  "not installed here; of what it shows, only its parameters are indexed"});
  EXPECT_EQ(include_warnings("remote_theme: crew/harbour@v1\n", "{% include a.html %}"),
            Lines{"include a.html: is not in the site, and its remote theme crew/harbour@v1 is not "
                  "read; of what it shows, only its parameters are indexed"});
}

TEST(IncludeProblems, OnesLeftOutAreNamedWhoseNamesAreComputed) {
  const MiniBlog blog({{"_config.yml", "title: T\nwhich: large\n"},
                       {"_includes/large.html", std::string(kMaxIncludeBytes + 1, 'x')},
                       {"_includes/latin.html", "\xE9t\xE9"},
                       {"_posts/2020-01-01-p.md",
                        post_file("P",
                                  "{% assign two = 'latin.html' %}{% include {{ two }} %}\n"
                                  "{% include {{ site.which }}.html %}")},
                       {"_posts/2020-01-02-q.md", post_file("Q", "{% include latin.html %}")}});
  const auto& skipped = blog.report().skipped;
  ASSERT_EQ(skipped.size(), 2);
  EXPECT_EQ(skipped[0].path, "_includes/large.html");
  EXPECT_EQ(skipped[0].reason, "is larger than 256 KiB");
  EXPECT_EQ(skipped[1].path, "_includes/latin.html");
  EXPECT_EQ(skipped[1].reason, "is not valid UTF-8");
}

}  // namespace
}  // namespace mobysearch

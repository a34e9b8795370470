// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/missing_includes.h"

#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::MiniBlog;
using testing::post_file;

std::vector<std::string> warnings(const std::string& config, const std::string& body) {
  const MiniBlog blog({{"_config.yml", config},
                       {"_includes/known.html", "known"},
                       {"_posts/2020-01-01-p.md", post_file("P", body)}});
  return blog.report().warnings;
}

TEST(MissingIncludes, AreNamedInALine) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(warnings("title: T\n", "{% include known.html %}"), Lines());
  EXPECT_EQ(warnings("title: T\n", "{% include toc.html %}"),
            Lines{"include toc.html: is not in the site, which has no theme; of what it shows, "
                  "only its parameters are indexed"});
  EXPECT_EQ(warnings("theme: no-such-theme\n", "{% include b.html %}{% include a.html %}"),
            Lines{"include a.html (and 1 more): is not in the site, and its theme no-such-theme is "
                  "not installed here; of what it shows, only its parameters are indexed"});
  EXPECT_EQ(warnings("remote_theme: crew/harbour@v1\n", "{% include a.html %}"),
            Lines{"include a.html: is not in the site, and its remote theme crew/harbour@v1 is not "
                  "read; of what it shows, only its parameters are indexed"});
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/site.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

/// The excerpt of a site's only post.
std::string excerpt(const std::string& front_matter, const std::string& body) {
  const testing::TempDir directory;
  directory.write_all({{"_config.yml", "title: x\n"},
                       {"_posts/2017-01-01-a.md", "---\n" + front_matter + "---\n" + body}});
  const auto site = read_site(directory.path().string(), {});
  if (!site || site->documents.empty()) return "no post";
  const auto post = load_post(*site, site->documents.front());
  return post ? post->excerpt : post.error().message;
}

TEST(PostLoader, ExcerptsAreThoseOfThePage) {
  EXPECT_EQ(excerpt("", "\n# A\n\n*B* c\n\nd\n"), "A");
  EXPECT_EQ(excerpt("excerpt_separator: <!--more-->\n", "# A\n\n*B* c\n<!--more-->\nd\n"), "A B c");
  EXPECT_EQ(excerpt("", "See [a][b] and [c].\n\n[b]: /b\n[c]: /c\n"), "See a and c.")
      << "definitions may come later";
  EXPECT_EQ(excerpt("excerpt: a <b>c</b> &amp; *d*\n", "e\n"), "a c & *d*") << "as it is in HTML";
}

}  // namespace
}  // namespace mobysearch

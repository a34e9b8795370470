// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/support/mini_blog.h"

namespace mobysearch {
namespace {

using testing::Files;
using testing::MiniBlog;
using testing::post_file;

/// The titles of what is found.
std::string found(MiniBlog& blog, const std::string& query) {
  std::string titles;
  for (const Hit& hit : blog.search(query).hits) titles += (titles.empty() ? "" : " ") + hit.title;
  return titles;
}

TEST(PastedLink, FindsItsOwnPost) {
  MiniBlog blog(Files{
      {"_config.yml", "baseurl: /blog\n"},
      {"_posts/2017-06-26-how-to-sail.md", post_file("Sailing", "About the wind.\n")},
      {"_posts/2018-01-02-other.md", post_file("Other", "How to sail: how to sail in 2017.\n")},
  });
  for (const char* url :
       {"https://example.org/blog/2017/06/26/how-to-sail.html#top", "/2017/06/26/how-to-sail.html",
        "/blog/2017/06/26/how-to-sail/", "example.org/blog/2017/06/26/how-to-sail?from=feed"})
    EXPECT_EQ(found(blog, url), "Sailing Other") << url;
  EXPECT_EQ(found(blog, "2017/06/26/how-to-sail"), "Other Sailing") << "no URL";
}

TEST(PastedLink, FindsWhatLinksThere) {
  MiniBlog blog(Files{
      {"_posts/2017-06-26-links.md",
       post_file("Links", "See [it](https://github.com/moby/moby).\n")},
      {"_posts/2018-01-02-says.md", post_file("Says", "At github.com/moby/moby.\n")},
  });
  for (const char* url : {"https://github.com/moby/moby", "github.com/moby/moby/"})
    EXPECT_EQ(blog.search(url).hits.size(), 2U) << url;
}

}  // namespace
}  // namespace mobysearch

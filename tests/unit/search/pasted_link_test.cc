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

/// The URLs of what is found in the post at `url`.
std::string found_in(MiniBlog& blog, const std::string& url, SearchRequest request = {}) {
  if (request.query.empty()) request.query = "wind";
  request.in = url;
  std::string urls;
  for (const Hit& hit : blog.search(request).hits) urls += (urls.empty() ? "" : " ") + hit.url;
  return urls;
}

TEST(UrlOfTheOnlyPost, LeavesThatPost) {
  MiniBlog blog(Files{
      {"_config.yml", "url: https://example.org\nbaseurl: /blog\npermalink: pretty\n"},
      {"_posts/2017-06-26-how-to-sail.md",
       post_file("Sailing", "About the wind. [More](https://example.org/blog/2018/01/02/other/)")},
      {"_posts/2018-01-02-other.md", post_file("Other", "The wind, the wind.\n")},
  });
  for (const char* url :
       {"/blog/2017/06/26/how-to-sail/", "/2017/06/26/how-to-sail",
        "https://example.org/blog/2017/06/26/how-to-sail/?from=feed#top",
        "/blog/2017/06/26/how-to-sail/index.html", "example.org/blog/2017/06/26/how-to-sail"})
    EXPECT_EQ(found_in(blog, url), "/blog/2017/06/26/how-to-sail/") << url;
  for (const char* url : {"/", "/blog/", "how-to-sail", "/2017/06/26/", "https://example.org", "%",
                          "https://example.org/blog/2019/01/01/none/", "\n", "//", "?", "#top"})
    EXPECT_EQ(found_in(blog, url), "") << url;
}

TEST(UrlOfTheOnlyPost, GoesWithAllElseThatIsAsked) {
  MiniBlog blog(Files{
      {"_config.yml", "permalink: /:title/\n"},
      {"_posts/2017-01-01-a.md", "---\ntags: [x]\n---\nA lighthouse, an anchor.\n"},
      {"_posts/2018-01-01-b.md", "---\ntags: [x]\n---\nAnother lighthouse.\n"},
  });
  SearchRequest request;
  request.query = "ligh";
  request.prefix = true;
  EXPECT_EQ(found_in(blog, "/b/", request), "/b/");
  request = {};
  request.query = "lighthuose";
  EXPECT_EQ(found_in(blog, "/b/", request), "/b/");
  request.sort = SortOrder::kOldest;
  request.facets = {"tag"};
  EXPECT_EQ(found_in(blog, "/b/", request), "/b/");
  request.in = "/b/";
  const SearchResponse response = blog.search(request);
  EXPECT_EQ(response.total, 1);
  ASSERT_EQ(response.facets.size(), 1U);
  ASSERT_EQ(response.facets[0].second.size(), 1U);
  EXPECT_EQ(response.facets[0].second[0].count, 1);
  request.filters[Field::kTag] = {"y"};
  EXPECT_EQ(found_in(blog, "/b/", request), "");
  request = {};
  request.query = "lighthouse anchor";
  EXPECT_EQ(found_in(blog, "/b/", request), "/b/") << "has one of the words";
  request.query = "anchor";
  EXPECT_EQ(found_in(blog, "/b/", request), "");
}

TEST(UrlOfTheOnlyPost, IsTakenWithAndWithoutEscapes) {
  MiniBlog blog(Files{
      {"_config.yml", "permalink: /:title/\n"},
      {"_posts/2017-01-01-café.md", post_file("A", "The wind.\n")},
      {"_posts/2018-01-01-b.md", "---\npermalink: /été 2018/\n---\nThe wind.\n"},
  });
  for (const char* url : {"/caf%C3%A9/", "/caf%c3%a9", "/café/", "/caf\u00E9/index.html"})
    EXPECT_EQ(found_in(blog, url), "/caf%C3%A9/") << url;
  for (const char* url : {"/été 2018/", "/%C3%A9t%C3%A9%202018/"})
    EXPECT_EQ(found_in(blog, url), "/été 2018/") << url;
  EXPECT_EQ(found_in(blog, "/caf%C3%A9%3Fx"), "") << "an escaped sign of a URL is none";
}

TEST(UrlOfTheOnlyPost, OfSeveralAlikeIsThatOfTheOneThatHasIt) {
  MiniBlog blog(Files{
      {"_posts/2017-01-01-a.md", "---\npermalink: /wind/\n---\nThe wind.\n"},
      {"_posts/2018-01-01-b.md", "---\npermalink: /Wind/\n---\nThe wind.\n"},
      {"_posts/2019-01-01-c.md", "---\npermalink: /wind.html\n---\nThe wind.\n"},
  });
  for (const char* url : {"/wind/", "/Wind/", "/wind.html"}) EXPECT_EQ(found_in(blog, url), url);
  EXPECT_EQ(found_in(blog, "/wind"), "/wind.html /Wind/ /wind/") << "any of them may be meant";
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/url_conflicts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

SiteDocument document(const std::string& path, const std::string& collection,
                      const std::string& url, std::int64_t timestamp = 0) {
  SiteDocument made;
  made.path = path;
  made.collection = collection;
  made.is_page = collection == "pages";
  made.url = url;
  made.timestamp = timestamp;
  if (timestamp != 0) made.date = "known";
  return made;
}

/// The paths of each conflict, behind its URL.
std::vector<std::string> conflicts(const std::vector<SiteDocument>& documents) {
  SiteConfig config;
  config.collections = {{"talks", true, {}}, {"docs", true, {}}};
  std::vector<std::string> all;
  for (const UrlConflict& conflict : url_conflicts(config, documents)) {
    std::string line = conflict.url + ":";
    for (const std::string& path : conflict.paths) line += " " + path;
    all.push_back(line);
  }
  return all;
}

// As Jekyll 4.3.1 writes them, pages before posts and collections.
TEST(UrlConflicts, AreInTheOrderInWhichJekyllWrites) {
  EXPECT_THAT(
      conflicts({document("_docs/a.md", "docs", "/x/"), document("_posts/c.md", "posts", "/x/", 1),
                 document("_posts/b.md", "posts", "/x/", 2), document("z.md", "pages", "/x/"),
                 document("zz/a.md", "pages", "/x/"), document("_talks/a.md", "talks", "/x/"),
                 document("_posts/a.md", "posts", "/x/", 2), document("y.md", "pages", "/y/")}),
      ElementsAre("/x/: zz/a.md z.md _posts/c.md _posts/a.md _posts/b.md _talks/a.md "
                  "_docs/a.md"));
}

TEST(UrlConflicts, AreOfTheFilesWritten) {
  EXPECT_THAT(conflicts({document("a.md", "pages", "/x"), document("b.md", "pages", "/x.html")}),
              ElementsAre("/x.html: a.md b.md"));
  EXPECT_THAT(
      conflicts({document("a.md", "pages", "/%C3%BC/"), document("b.md", "pages", "/ü/index")}),
      ElementsAre("/ü/index: a.md b.md"));
  EXPECT_THAT(conflicts({document("_posts/a.md", "posts", "/x/", 1),
                         document("_posts/b.htm", "posts", "/x/", 2)}),
              ElementsAre("/x/: _posts/a.md _posts/b.htm"));
  EXPECT_THAT(conflicts({document("a.md", "pages", "/x"), document("b.md", "pages", "/x/")}),
              ElementsAre());
}

}  // namespace
}  // namespace mobysearch

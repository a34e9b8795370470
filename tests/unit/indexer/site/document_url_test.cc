// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_url.h"

#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"
#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

SiteConfig config_of(const std::string& yaml) {
  const testing::TempDir dir;
  dir.write("_config.yml", "timezone: UTC\n" + yaml);
  auto config = read_site_config(dir.path().string(), {});
  EXPECT_TRUE(config) << yaml;
  return config ? *config : SiteConfig{};
}

/// The URL of a document of 2 January 2020 with this front matter.
std::string url_of(const std::string& yaml, const std::string& path, const std::string& collection,
                   const std::string& matter = "{}") {
  SiteDocument document;
  document.path = path;
  document.collection = collection;
  document.slug = "a-b";
  document.date = "2020-01-02T00:00:00+00:00";
  document.timestamp = 1'577'923'200;
  document.labels[Field::kCategory] = {"One Two"};
  document.is_markdown = path.ends_with(".md");
  document.values = testing::yaml(matter);
  const auto url = document_url(config_of(yaml), {path, collection, false, ""}, document, 0);
  return url ? *url : "error: " + url.error().message;
}

TEST(DocumentUrl, OfAPostFollowsTheFirstTemplateThatExists) {
  const struct {
    std::string config, matter, expected;
  } cases[] = {
      {"", "{}", "/one%20two/2020/01/02/a-b.html"},
      {"permalink: pretty", "{}", "/one%20two/2020/01/02/a-b/"},
      {"permalink: /:year/:title", "{}", "/2020/a-b"},
      {"permalink: pretty\ncollections: {posts: {permalink: '/p/:title/'}}", "{}", "/p/a-b/"},
      {"permalink: pretty", "permalink: /own/", "/own/"},
      {"", "permalink: pretty", "/pretty"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(url_of(c.config, "_posts/2020-01-02-a-b.md", "posts", c.matter), c.expected)
        << c.config << c.matter;
  }
}

TEST(DocumentUrl, KeepsTheExtensionOfWhatIsNotConverted) {
  EXPECT_EQ(url_of("", "_posts/2020-01-02-a-b.txt", "posts"), "/one%20two/2020/01/02/a-b.txt");
}

TEST(DocumentUrl, OfPagesAndCollectionsIsTheirPath) {
  EXPECT_EQ(url_of("", "docs/start.md", "pages"), "/docs/start.html");
  EXPECT_EQ(url_of("permalink: pretty", "docs/start.md", "pages"), "/docs/start/");
  EXPECT_EQ(url_of("", "docs/index.md", "pages"), "/docs/");
  EXPECT_EQ(url_of("collections: {talks: {output: true}}", "_talks/2020/x.md", "talks"),
            "/talks/2020/x.html");
  EXPECT_EQ(url_of("collections: {talks: {output: true, permalink: '/t/:name/'}}", "_talks/x.md",
                   "talks"),
            "/t/x/");
}

TEST(DocumentUrl, APlaceholderThatNobodyKnowsIsAnError) {
  EXPECT_EQ(
      url_of("", "_posts/2020-01-02-a-b.md", "posts", "permalink: /:nonsense/").rfind("error: ", 0),
      0U);
}

}  // namespace
}  // namespace mobysearch

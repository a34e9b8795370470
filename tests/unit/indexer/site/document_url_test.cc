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

std::string url_of(const std::string& yaml, const SiteDocument& document) {
  const auto url = document_url(config_of(yaml), document, 0);
  return url ? *url : "error: " + url.error().message;
}

/// The URL of a document of 2 January 2020 with this front matter.
std::string url_of(const std::string& yaml, const std::string& path, const std::string& collection,
                   const std::string& matter = "{}") {
  SiteDocument document;
  document.path = path;
  document.collection = collection;
  document.is_page = collection == "pages";
  document.slug = "a-b";
  document.date = "2020-01-02T00:00:00+00:00";
  document.timestamp = 1'577'923'200;
  document.labels[Field::kCategory] = {"One Two"};
  document.is_markdown = path.ends_with(".md");
  document.values = testing::yaml(matter);
  return url_of(yaml, document);
}

/// The URL of a post at noon of 1 January 2020 UTC, whose names need encoding.
std::string url_by(const std::string& permalink, const std::string& yaml = "",
                   std::int64_t timestamp = 1'577'880'000) {
  SiteDocument document;
  document.path = "_posts/blog/2020-01-01-Mixed_Case.Dots.md";
  document.collection = "posts";
  document.slug = "Mixed_Case.Dots";
  document.date = "2020-01-01T12:00:00+00:00";
  document.timestamp = timestamp;
  document.labels[Field::kCategory] = {"One Two", "one two", "Ünï"};
  document.values.set("permalink", Value(Value::Kind::kString, permalink));
  return url_of(yaml, document);
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

TEST(DocumentUrl, FillsEveryPlaceholder) {
  const struct {
    std::string permalink, url;
  } cases[] = {
      {"/:slugified_categories/:slug", "/one-two/%C3%BCn%C3%AF/mixed-case-dots"},
      {"/:short_year/:i_month/:i_day/:name", "/20/1/1/2020-01-01-mixed-case-dots"},
      {"/:long_month-:short_month/:long_day/:w_day/:w_year", "/January-Jan/Wednesday/3/2020"},
      {":hour:minute:second/:collection/:path:output_ext",
       "/120000/posts/blog/2020-01-01-Mixed_Case.Dots.html"},
      {"about us/Ünï", "/about us/Ünï"},
      {"x/../y//z.html", "/x/y/z.html"},
      {"pretty", "/pretty"},
  };
  for (const auto& c : cases) EXPECT_EQ(url_by(c.permalink), c.url) << c.permalink;
}

TEST(DocumentUrl, KnowsTheStylesOfTheTopLevelKey) {
  const struct {
    std::string style, url;
  } cases[] = {
      {"pretty", "/one%20two/%C3%BCn%C3%AF/2020/01/01/Mixed_Case.Dots/"},
      {"none", "/one%20two/%C3%BCn%C3%AF/Mixed_Case.Dots.html"},
      {"ordinal", "/one%20two/%C3%BCn%C3%AF/2020/001/Mixed_Case.Dots.html"},
      {"weekdate", "/one%20two/%C3%BCn%C3%AF/2020/W01/Wed/Mixed_Case.Dots.html"},
  };
  for (const auto& c : cases) EXPECT_EQ(url_by("", "permalink: " + c.style), c.url) << c.style;
}

TEST(DocumentUrl, YearsHaveFourDigits) {
  constexpr std::int64_t kEarly = -55'168'000'000;  // 221-10-15
  EXPECT_EQ(url_by("/:year/:w_year/:short_year", "", kEarly), "/0221/0221/21");
}

TEST(DocumentUrl, APlaceholderThatNobodyKnowsIsAnError) {
  EXPECT_EQ(
      url_of("", "_posts/2020-01-02-a-b.md", "posts", "permalink: /:nonsense/").rfind("error: ", 0),
      0U);
}

}  // namespace
}  // namespace mobysearch

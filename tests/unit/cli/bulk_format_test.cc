// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/bulk_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

using Json = nlohmann::json;

IndexInfo harbour() {
  IndexInfo site;
  site.site_url = "https://harbour.example";
  site.baseurl = "/blog";
  return site;
}

Post recap() {
  Post post;
  post.path = "_posts/2020-01-02-recap.md";
  post.url = "/recap/";
  post.title = "Recap";
  post.date = "2020-01-02T00:00:00+00:00";
  post.authors = {{"Ada Quay", "/authors/ada/"}, {"Linus Pier", ""}};
  post.labels[Field::kTag] = {"tide"};
  post.labels[Field::kCategory] = {"events"};
  post.lang = "en";
  post.excerpt = "In short.";
  post.summary = "What it is about.";
  post.sections.resize(2);
  post.sections[0].text = "Welcome.";
  post.sections[1].level = 2;
  post.sections[1].anchor = "plans";
  post.sections[1].heading = "Plans";
  post.sections[1].text = "One\ntwo";
  post.sections[1].media = {
      {MediaKind::kVideo, "vimeo", "https://vimeo.com/1", "A talk", "0:18"},
      {MediaKind::kSlides, std::string(kOwnSite), "/blog/slides.pdf", "Slides", ""}};
  return post;
}

std::pair<Json, Json> parsed(const std::string& lines) {
  const auto end = lines.find('\n');
  EXPECT_EQ(lines.find('\n', end + 1), lines.size() - 1) << "two lines: " << lines;
  return {Json::parse(lines.substr(0, end)), Json::parse(lines.substr(end + 1))};
}

TEST(BulkFormat, APostIsAnActionAndADocument) {
  const auto [action, document] = parsed(bulk_lines(recap(), harbour(), "posts"));
  EXPECT_EQ(action, Json::parse(R"({"index":
      {"_index": "posts", "_id": "_posts/2020-01-02-recap.md"}})"));
  EXPECT_EQ(document, Json::parse(R"({
      "path": "_posts/2020-01-02-recap.md",
      "url": "https://harbour.example/blog/recap/",
      "title": "Recap",
      "date": "2020-01-02T00:00:00+00:00",
      "authors": [{"name": "Ada Quay", "url": "https://harbour.example/authors/ada/"},
                  {"name": "Linus Pier", "url": ""}],
      "categories": ["events"],
      "tags": ["tide"],
      "lang": "en",
      "excerpt": "In short.",
      "summary": "What it is about.",
      "sections": [{"level": 0, "anchor": null, "heading": "", "text": "Welcome.",
                    "url": "https://harbour.example/blog/recap/"},
                   {"level": 2, "anchor": "plans", "heading": "Plans", "text": "One\ntwo",
                    "url": "https://harbour.example/blog/recap/#plans"}],
      "media": [{"kind": "video", "provider": "vimeo", "url": "https://vimeo.com/1",
                 "title": "A talk", "anchor": "plans", "time": "0:18"},
                {"kind": "slides", "provider": "site", "title": "Slides", "anchor": "plans",
                 "url": "https://harbour.example/blog/slides.pdf"}]})"));
}

TEST(BulkFormat, AnUndatedPageHasNoDate) {
  Post page = recap();
  page.date.clear();
  EXPECT_EQ(parsed(bulk_lines(page, harbour(), "posts")).second["date"], nullptr);
}

TEST(BulkFormat, WithoutTheSitesAddressLinksArePaths) {
  const Json document = parsed(bulk_lines(recap(), {}, "posts")).second;
  EXPECT_EQ(document["url"], "/recap/");
  EXPECT_EQ(document["sections"][1]["url"], "/recap/#plans");
}

TEST(BulkFormat, HostileTextStaysOnItsLineAndComesBackWhole) {
  const std::string hostile = "\"}\n{\"delete\":{}} \\ \t \r \x01 \x7F \u0085 \u2028 \u202E 🐳";
  Post post = recap();
  post.path = post.title = post.sections[1].text = hostile;
  const auto [action, document] = parsed(bulk_lines(post, harbour(), "posts"));
  EXPECT_EQ(action["index"]["_id"], hostile);
  EXPECT_EQ(document["title"], hostile);
  EXPECT_EQ(document["sections"][1]["text"], hostile);
}

TEST(BulkFormat, AnIdIsThePathOrStandsForALongOne) {
  const std::string longest(kMaxBulkIdBytes, 'p');
  EXPECT_EQ(bulk_id(longest), longest);
  const std::string one = bulk_id(longest + "/one.md");
  EXPECT_EQ(one.size(), kMaxBulkIdBytes);
  EXPECT_EQ(one, bulk_id(longest + "/one.md"));
  EXPECT_NE(one, bulk_id(longest + "/two.md"));
  std::string wide = "p";
  while (wide.size() <= kMaxBulkIdBytes) wide += "ü";
  EXPECT_TRUE(is_valid_utf8(bulk_id(wide)));
  EXPECT_LE(bulk_id(wide).size(), kMaxBulkIdBytes);
}

TEST(BulkFormat, RefusesNamesThatTheEnginesRefuse) {
  for (const std::string& name :
       {std::string("posts"), std::string("2020.blog-a_b"), std::string(255, 'a')}) {
    EXPECT_TRUE(is_bulk_index_name(name)) << name;
  }
  for (const std::string& name :
       {std::string(), std::string("Posts"), std::string("a b"), std::string("a/b"),
        std::string("a,b"), std::string("a\"b"), std::string("a*"), std::string("-a"),
        std::string("_a"), std::string("."), std::string(".."), std::string("a\n"),
        std::string(256, 'a')}) {
    EXPECT_FALSE(is_bulk_index_name(name)) << name;
  }
}

TEST(BulkFormat, MakesANameOfTheSitesTitle) {
  struct Case {
    std::string title;
    std::string name;
  };
  const Case cases[] = {{"The Harbour blog", "the-harbour-blog"},
                        {"  C++ & Öl / 2020!", "c-ol-2020"},
                        {"港の便り", "posts"},
                        {"", "posts"},
                        {std::string(300, 'x'), std::string(255, 'x')},
                        {std::string(254, 'x') + " y", std::string(254, 'x')}};
  for (const Case& c : cases) {
    EXPECT_EQ(bulk_index_name(c.title), c.name) << c.title;
    EXPECT_TRUE(is_bulk_index_name(c.name)) << c.name;
  }
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;
using OutcomeKind = SiteOutcome::Kind;

constexpr std::int64_t kNow = 1'577'923'200;  ///< 2 January 2020

class SiteDocumentTest : public ::testing::Test {
 protected:
  SiteOutcome read(const std::string& path, const std::string& text,
                   const std::string& collection = "posts", const std::string& config = {}) {
    dir_.write("_config.yml", "timezone: UTC\n" + config);
    dir_.write(path, text);
    const auto site = read_site_config(dir_.path().string(), {});
    EXPECT_TRUE(site);
    return read_site_document(*site, {}, {path, collection, false, collection == "pages", ""},
                              kNow);
  }

  testing::TempDir dir_;
};

TEST_F(SiteDocumentTest, IsWhatNameAndFrontMatterSay) {
  const SiteOutcome named = read("_posts/2019-05-06-high-tide.md", "text");
  ASSERT_EQ(named.kind, OutcomeKind::kDocument);
  EXPECT_EQ(named.document.title, "High Tide");
  EXPECT_EQ(named.document.slug, "high-tide");
  EXPECT_EQ(named.document.date, "2019-05-06T00:00:00+00:00");
  EXPECT_EQ(named.document.url, "/2019/05/06/high-tide.html");
  const SiteOutcome said = read("_posts/2019-05-06-high-tide.md",
                                "---\ntitle: Low tide\nslug: low\ndate: 2018-01-02\n---\n");
  EXPECT_EQ(said.document.title, "Low tide");
  EXPECT_EQ(said.document.url, "/2018/01/02/low.html");
}

TEST_F(SiteDocumentTest, IsLeftOutForAReason) {
  const struct {
    const char *path, *text, *collection;
    OutcomeKind kind;
  } cases[] = {
      {"_posts/tide.md", "x", "posts", OutcomeKind::kMisnamed},
      {"_posts/2019-05-06-a.md", "---\npublished: false\n---\n", "posts", OutcomeKind::kHidden},
      {"_posts/2019-05-06-b.md", "---\npublished: 'false'\n---\n", "posts", OutcomeKind::kDocument},
      {"_posts/2021-05-06-c.md", "x", "posts", OutcomeKind::kHidden},
      {"_posts/2021-05-06-d.md", "---\ndate: 2019-01-01\n---\n", "posts", OutcomeKind::kDocument},
      {"about.md", "no front matter", "pages", OutcomeKind::kNoFrontMatter},
      {"_posts/2019-05-06-f.md", "\xff", "posts", OutcomeKind::kSkipped},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.path, c.text, c.collection).kind, c.kind) << c.path;
}

TEST_F(SiteDocumentTest, IsAsItStandsWhereNoPluginConvertsIt) {
  const char* path = "_posts/2019-05-06-tide.textile";
  const SiteOutcome plain = read(path, "---\ntitle: Tide\n---\nh2. High\n");
  ASSERT_EQ(plain.kind, OutcomeKind::kDocument);
  EXPECT_EQ(plain.document.url, "/2019/05/06/tide.textile");
  const SiteOutcome converted = read(path, "---\ntitle: Tide\n---\nh2. High\n", "posts",
                                     "plugins: [jekyll-textile-converter]");
  ASSERT_EQ(converted.kind, OutcomeKind::kSkipped);
  EXPECT_EQ(converted.skipped.reason, "is Textile, which is not read: convert it to Markdown");
}

TEST_F(SiteDocumentTest, AHiddenOneSaysWhy) {
  const struct {
    const char *path, *matter, *collection, *reason;
  } cases[] = {
      {"_posts/2019-05-06-a.md", "published: false", "posts", "`published: false`"},
      {"_posts/2021-05-06-b.md", "title: x", "posts", "is dated in the future"},
      {"_posts/2019-05-06-c.md", "search: false", "posts", "`search: false`"},
      {"_posts/2019-05-06-d.md", "redirect_to: /new/", "posts", "redirects to another page"},
      {"404.md", "title: x", "pages", "is an error page"},
  };
  for (const auto& c : cases) {
    const SiteOutcome outcome =
        read(c.path, std::string("---\n") + c.matter + "\n---\n", c.collection);
    EXPECT_EQ(outcome.kind, OutcomeKind::kHidden) << c.path;
    EXPECT_EQ(outcome.skipped.path, c.path);
    EXPECT_EQ(outcome.skipped.reason, c.reason);
  }
}

TEST_F(SiteDocumentTest, IsShownWhenTheSiteShowsAll) {
  const std::string all = "future: true\nunpublished: true\n";
  EXPECT_EQ(read("_posts/2021-05-06-a.md", "x", "posts", all).kind, OutcomeKind::kDocument);
  EXPECT_EQ(read("_posts/2019-05-06-b.md", "---\npublished: false\n---\n", "posts", all).kind,
            OutcomeKind::kDocument);
}

// What real Jekyll 4.3.1 makes of these files: its answer is to every one the same.
TEST_F(SiteDocumentTest, OneWhoseFrontMatterPsychRefusesIsPublishedWithout) {
  const struct {
    const char* matter;
    int line, column;
    const char* reason;
  } cases[] = {
      {"title: [", 3, 1, "invalid YAML: expected a value, not this character"},
      {"\ttitle: x", 2, 1, "invalid YAML: a value cannot begin with a tab, "},
      {"title: T\nx: a: b", 3, 5, "invalid YAML: `: ` within a value: put it in quotation marks"},
      {"title: T\nx: *nope", 3, 4, "invalid YAML: *nope stands for nothing"},
      {"title: T\nx: !ruby/object:Foo {}", 3, 4, "invalid YAML: the tag !ruby/object:Foo"},
      {"- a\n- b", 2, 1, "must be a mapping"},
      {"just text", 2, 1, "must be a mapping"},
      {"title: T\ncategories: {a: b}", 3, 1, "`categories` is neither a list nor a string"},
      {"title: T\ncategories: {a: b}\nslug: 42", 3, 1, "`categories` is neither"},
  };
  const std::string defaults =
      "collections: {docs: {output: true}}\n"
      "defaults: [{scope: {path: ''}, values: {tags: [tide], tag: a, category: b, categories: "
      "[sea]}}]\n";
  for (const auto& c : cases) {
    const std::string text = std::string("---\n") + c.matter + "\n---\n\n## Body\n";
    const SiteOutcome post = read("blog/_posts/2019-05-06-high-tide.md", text, "posts", defaults);
    ASSERT_EQ(post.kind, OutcomeKind::kDocument) << c.matter;
    EXPECT_EQ(post.document.url, "/blog/sea/2020/01/02/2019-05-06-high-tide.html");
    EXPECT_EQ(post.document.title, "");
    EXPECT_EQ(post.document.date, "2020-01-02T00:00:00+00:00");
    EXPECT_THAT(post.document.labels[Field::kTag], ElementsAre("tide"));
    EXPECT_THAT(post.document.labels[Field::kCategory], ElementsAre("blog", "sea"));
    ASSERT_TRUE(post.fault) << c.matter;
    EXPECT_EQ(post.fault->path, "blog/_posts/2019-05-06-high-tide.md");
    EXPECT_EQ(post.fault->line, c.line) << c.matter;
    EXPECT_EQ(post.fault->column, c.column) << c.matter;
    EXPECT_THAT(post.fault->reason, StartsWith(c.reason));
    const SiteOutcome doc = read("_docs/2019-05-06-high-tide.md", text, "docs", defaults);
    ASSERT_EQ(doc.kind, OutcomeKind::kDocument) << c.matter;
    EXPECT_EQ(doc.document.url, "/docs/2019-05-06-high-tide.html");
    EXPECT_TRUE(doc.fault) << c.matter;
  }
  const SiteOutcome page = read("tide.md", "---\ntitle: [\n---\n", "pages", defaults);
  ASSERT_EQ(page.kind, OutcomeKind::kDocument);
  EXPECT_EQ(page.document.url, "/tide.html");
  EXPECT_TRUE(page.fault);
}

TEST_F(SiteDocumentTest, OneThatStopsJekyllIsSkipped) {
  const struct {
    const char *path, *matter, *collection, *config;
  } cases[] = {
      {"_posts/2019-05-06-a.md", "title: [", "posts", "strict_front_matter: true"},
      {"_posts/2019-05-06-a.md", "slug: 42", "posts", ""},
      {"a.md", "- a\n- b", "pages", ""},
      {"a.md", "just text", "pages", ""},
  };
  for (const auto& c : cases) {
    const SiteOutcome outcome =
        read(c.path, std::string("---\n") + c.matter + "\n---\n", c.collection, c.config);
    EXPECT_EQ(outcome.kind, OutcomeKind::kSkipped) << c.matter;
    EXPECT_FALSE(outcome.fault) << c.matter;
  }
}

TEST_F(SiteDocumentTest, ASkippedOneNamesTheLine) {
  const SiteOutcome outcome = read("_posts/2019-05-06-a.md", "---\ntitle: x\ndate: soon\n---\n");
  ASSERT_EQ(outcome.kind, OutcomeKind::kSkipped);
  EXPECT_EQ(outcome.skipped.line, 3);
  EXPECT_EQ(outcome.skipped.reason, "`date` is not a date: 'soon'");
}

}  // namespace
}  // namespace mobysearch

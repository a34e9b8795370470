// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/post_loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TempDir;

class PostLoader : public ::testing::Test {
 protected:
  PostLoader() { dir_.write("_config.yml", "timezone: UTC\nbaseurl: /b\ntitle: The site\n"); }

  /// The post of the first document, after `name` was written.
  Post load(const std::string& name, const std::string& text) {
    dir_.write(name, text);
    const Site site = *read_site(dir_.path().string(), options_);
    for (const SiteDocument& document : site.documents) {
      if (document.path != name) continue;
      auto post = load_post(site, document);
      EXPECT_TRUE(post) << post.error().message;
      return post ? std::move(*post) : Post{};
    }
    ADD_FAILURE() << name << " is no document";
    return {};
  }
  static std::string text_of(const Post& post) {
    std::string all;
    for (const Section& section : post.sections) all += section.heading + "|" + section.text + "\n";
    return all;
  }

  TempDir dir_;
  SiteOptions options_;
};

TEST_F(PostLoader, LinksStartFromThePage) {
  const Post post = load("_posts/2019-03-04-x.md",
                         "![Gopher](gopher.png) [slides](../talk.pdf) [notes](/notes.pdf)\n\n"
                         "<script src=\"https://asciinema.org/a/14.js\"></script>\n\n"
                         "<script data-id=\"4f5\" src=\"//speakerdeck.com/assets/embed.js\">"
                         "</script>\n");
  ASSERT_EQ(post.sections.size(), 1U);
  std::vector<std::string> urls;
  for (const Media& media : post.sections[0].media) urls.push_back(media.url);
  EXPECT_THAT(urls,
              ElementsAre("/b/2019/03/04/gopher.png", "/b/2019/03/talk.pdf", "/notes.pdf",
                          "https://asciinema.org/a/14", "https://speakerdeck.com/player/4f5"));
}

TEST_F(PostLoader, HasWhatFrontMatterAndBodySay) {
  const Post post = load("blog/_posts/2019-03-04-x.md",
                         "---\ntitle: T\nauthor: Ada\ntags: [a]\ncategory: c\nlang: de\n---\n"
                         "First.\n\nSecond.\n\n## Part\n\nThird.\n");
  EXPECT_EQ(post.path, "blog/_posts/2019-03-04-x.md");
  EXPECT_EQ(post.url, "/blog/c/2019/03/04/x.html");
  EXPECT_EQ(post.title, "T");
  EXPECT_EQ(post.date, "2019-03-04T00:00:00+00:00");
  EXPECT_EQ(post.timestamp, 1'551'657'600);
  ASSERT_EQ(post.authors.size(), 1U);
  EXPECT_EQ(post.authors[0].name, "Ada");
  EXPECT_THAT(post.labels[Field::kTag], ElementsAre("a"));
  EXPECT_THAT(post.labels[Field::kCategory], ElementsAre("blog", "c"));
  EXPECT_EQ(post.lang, "de");
  EXPECT_EQ(post.excerpt, "First.");
  ASSERT_EQ(post.sections.size(), 2U);
  EXPECT_EQ(post.sections[0].text, "First.\nSecond.");
  EXPECT_EQ(post.sections[1].anchor, "part");
}

TEST_F(PostLoader, TheExcerptEndsAtThePostsOwnSeparator) {
  const struct {
    const char *matter, *body, *excerpt;
  } cases[] = {
      {"x: 1\n", "\n\nFirst *one*.\n\nSecond.\n", "First one."},
      {"excerpt_separator: <!--more-->\n", "First.\n\nSecond.\n<!--more-->\nThird.\n",
       "First. Second."},
      {"excerpt_separator: <!--more-->\n", "First.\n\nSecond.\n", "First. Second."},
      {"excerpt_separator: ''\n", "First.\n\nSecond.\n", ""},
      {"excerpt: Own *words*\n", "First.\n", "Own *words*"},
      {"x: 1\n", "", ""},
  };
  for (const auto& c : cases) {
    const Post post =
        load("_posts/2019-01-01-x.md", std::string("---\n") + c.matter + "---\n" + c.body);
    EXPECT_EQ(post.excerpt, c.excerpt) << c.matter << c.body;
  }
}

TEST_F(PostLoader, LiquidComesBeforeMarkdown) {
  dir_.write("_posts/2018-01-01-other.md", "Other.\n");
  const struct {
    const char *matter, *body, *expected;
  } cases[] = {
      {"x: 1\n", "{{ site.title }} {{ page.x }}\n", "|The site 1\n"},
      {"x: 1\n", "{% comment %}gone{% endcomment %}here\n", "|here\n"},
      {"heading: '## Made'\n", "{{ page.heading }}\n\nText.\n", "Made|Text.\n"},
      {"render_with_liquid: false\n", "{{ site.title }}\n", "|{{ site.title }}\n"},
      {"x: 1\n", "{% raw %}{{ kept }}{% endraw %}\n", "|{{ kept }}\n"},
  };
  for (const auto& c : cases) {
    const Post post =
        load("_posts/2019-01-01-x.md", std::string("---\n") + c.matter + "---\n" + c.body);
    EXPECT_THAT(text_of(post), HasSubstr(c.expected)) << c.body;
  }
}

TEST_F(PostLoader, InAFolderOfMarkdownBracesAreText) {
  std::filesystem::remove(dir_ / "_config.yml");
  EXPECT_EQ(text_of(load("a.md", "{% if %} {{1, 2}, {3}} # ##\n## *Head*\ntext\n")),
            "|{% if %} {{1, 2}, {3}} # ##\nHead|text\n");
  EXPECT_EQ(text_of(load("b.md", "+++\n+++\n{{ shortcode() }}text\n")), "|text\n");
}

TEST_F(PostLoader, TheExtensionDecidesHowABodyIsRead) {
  EXPECT_THAT(
      text_of(load("_posts/2019-01-01-x.html", "---\n---\n<h2 id=\"a\">A</h2><p>*b* &amp;</p>")),
      HasSubstr("A|*b* &\n"));
  EXPECT_THAT(text_of(load("_posts/2019-01-01-x.txt", "---\n---\n# not *a* heading\n")),
              HasSubstr("|# not *a* heading"));
  EXPECT_THAT(text_of(load("_posts/2019-01-01-x.xhtml", "---\n---\n<h2>A</h2><p>b</p>")),
              HasSubstr("A|b\n"));
  EXPECT_THAT(text_of(load("_posts/2019-01-01-y.MD", "---\n---\n# *a* heading\n")),
              HasSubstr("a heading|"));
}

TEST_F(PostLoader, APageWithoutATitleIsKnownByItsHeadingOrItsName) {
  options_.include = {"pages"};
  EXPECT_EQ(load("a-page.md", "---\n---\nText.\n\n## The heading\n").title, "The heading");
  EXPECT_EQ(load("a-page.md", "---\n---\nText.\n").title, "a-page");
  const Post quoted = load("a-page.md", "---\ntitle: A &ldquo;b&rdquo; <c>\n---\n");
  EXPECT_EQ(quoted.title, "A “b” <c>");
  EXPECT_EQ(quoted.title_source, "A &ldquo;b&rdquo; <c>");
  EXPECT_EQ(load("a-page.md", "---\ntitle: AT&T\n---\n").title_source, "");
  EXPECT_EQ(load("a-page.md", "---\ntitle: Own\n---\n# Heading\n").title, "Own");
}

TEST_F(PostLoader, AStrippedTitleIsNoSection) {
  dir_.write("_config.yml",
             "timezone: UTC\nplugins: [jekyll-titles-from-headings]\n"
             "titles_from_headings: {collections: true, strip_title: true}\n");
  const Post post = load("_posts/2020-02-02-other.md",
                         "# Title in the `body`\n\nLow water.\n\n## Part two\n\nMore.\n");
  EXPECT_EQ(post.title, "Title in the body");
  EXPECT_EQ(post.excerpt, "Low water.");
  ASSERT_EQ(post.sections.size(), 2U);
  EXPECT_EQ(post.sections[0].text, "Low water.");
  EXPECT_EQ(post.sections[1].anchor, "part-two");
}

TEST_F(PostLoader, TheSiteMayDefineLinksForAllTexts) {
  dir_.write("_config.yml",
             "kramdown: {link_defs: {Talk: ['https://youtu.be/v', T], own: [/a.pdf], bad: x}}\n");
  const Post post =
      load("_posts/2019-01-01-x.md", "See [the talk][talk], [own] and [bad].\n\n[own]: /b.pdf\n");
  ASSERT_EQ(post.sections[0].media.size(), 2U);
  EXPECT_EQ(post.sections[0].media[0].url, "https://youtu.be/v");
  EXPECT_EQ(post.sections[0].media[0].title, "the talk");
  EXPECT_EQ(post.sections[0].media[1].url, "/b.pdf") << "the text's own definition wins";
  EXPECT_EQ(post.sections[0].text, "See the talk, own and [bad].");
}

TEST_F(PostLoader, EveryPostHasAnExcerpt) {
  const struct {
    const char *name, *text, *excerpt;
  } cases[] = {
      {"a.html", "<p>First <b>para</b> &amp; more.</p>\n\n<h2>Own</h2>\n", "First para & more."},
      {"b.xhtml", "<h2 id=\"x\">Xi</h2><p>y <b>bold</b></p>\n", "Xi y bold"},
      {"c.txt", "First *line*,\nsecond.\n\nMore.\n", "First *line*, second."},
      {"d.html", "{{ page.title }} {% comment %}x{% endcomment %}here\n\nMore.\n", "D here"},
  };
  for (const auto& c : cases) {
    const std::string name = std::string("_posts/2019-01-01-") + c.name;
    EXPECT_EQ(load(name, "---\ntitle: D\n---\n" + std::string(c.text)).excerpt, c.excerpt) << name;
  }
  EXPECT_EQ(load("_posts/2019-01-01-x.md", "---\nexcerpt: false\n---\nBody.\n").excerpt, "Body.");
}

TEST_F(PostLoader, AnExcerptHasNoPieceOfAPicture) {
  const std::string data = "data:image/png;base64," + std::string(100'000, 'A');
  for (const std::string& picture :
       {"![alt](" + data + ")", "<img src=\"" + data + "\" alt=\"alt\">"}) {
    EXPECT_EQ(load("_posts/2019-01-01-x.md", "---\n---\n" + picture + " Words.\n").excerpt,
              "Words.");
  }
}

TEST_F(PostLoader, TheSummaryIsWhatOnlyTheFrontMatterSays) {
  const struct {
    const char *matter, *summary;
  } cases[] = {
      {"x: 1\n", ""},
      {"description: The *lamp* &amp; <b>bell</b>\n", "The lamp & bell"},
      {"description: One\nsubtitle: Two\nexcerpt: Three\nsummary: Four\n", "Two\nOne\nThree\nFour"},
      {"description: Same\nexcerpt: Same\n", "Same"},
      {"description: T\n", ""},
      {"excerpt: First words. Second.\n", ""},
      {"description: Part\n", ""},
      {"description: false\nsubtitle: 5\nexcerpt: [a]\n", ""},
  };
  for (const auto& c : cases) {
    const Post post =
        load("_posts/2019-01-01-x.md", std::string("---\ntitle: T\n") + c.matter +
                                           "---\nFirst *words*.\n\nSecond.\n\n## Part\n");
    EXPECT_EQ(post.summary, c.summary) << c.matter;
  }
}

// As real Jekyll 4.3.1: `page.description` and the others are the defaults' where a post has none.
TEST_F(PostLoader, DefaultsCountAsFrontMatter) {
  dir_.write(
      "_config.yml",
      "timezone: UTC\ndefaults:\n"
      "- {scope: {path: ''}, values: {description: One, subtitle: Two, author: Ada, lang: de}}\n"
      "- {scope: {path: 'blog', type: posts}, values: {summary: Four, excerpt: Three *x*}}\n");
  const Post plain = load("_posts/2019-01-01-x.md", "---\nsubtitle:\n---\nBody.\n");
  EXPECT_EQ(plain.summary, "Two\nOne") << "a null leaves the default";
  EXPECT_EQ(plain.excerpt, "Body.");
  EXPECT_EQ(plain.authors.at(0).name, "Ada");
  EXPECT_EQ(plain.lang, "de");
  const Post own = load("blog/_posts/2019-01-01-x.md", "---\ndescription: Own\n---\nBody.\n");
  EXPECT_EQ(own.summary, "Two\nOwn\nThree x\nFour");
  EXPECT_EQ(own.excerpt, "Three *x*");
}

TEST_F(PostLoader, AFileWithoutItsFrontMatterIsItsBody) {
  const Post post = load("_posts/2019-01-01-x.md",
                         "---\ntitle: [\n---\n\n{% if page.title %}no{% endif %}Text "
                         "{{ page.date | date: '%Y' }}\n\n## Tides\n\nMore.\n");
  EXPECT_EQ(post.title, "Tides");
  EXPECT_EQ(post.excerpt, "");
  ASSERT_EQ(post.sections.size(), 2U);
  EXPECT_EQ(post.sections[0].text, "Text " + post.date.substr(0, 4));
  EXPECT_EQ(post.sections[1].anchor, "tides");
}

TEST_F(PostLoader, LongTextsAreBounded) {
  const std::string text(100'000, 'x');
  const Post post =
      load("_posts/2019-01-01-x.md", "---\nexcerpt: " + text.substr(0, 30'000) + "\ntags: [" +
                                         text.substr(0, 5000) + "]\n---\n" + text + "\n");
  EXPECT_LE(post.excerpt.size(), 2000U);
  EXPECT_LE(post.labels[Field::kTag][0].size(), 500U);
  EXPECT_EQ(post.sections[0].text.size(), 100'000U) << "the text itself is whole";
}

TEST_F(PostLoader, ABodyThatChangedForTheWorseIsAnErrorWithTheBareReason) {
  const std::string path = dir_.write("_posts/2019-01-01-x.md", "Text.\n");
  const Site site = *read_site(dir_.path().string(), options_);
  ASSERT_EQ(site.documents.size(), 1U);
  const auto reason = [&] {
    const auto post = load_post(site, site.documents[0]);
    EXPECT_FALSE(post);
    return post ? "" : post.error().message;
  };
  dir_.write("_posts/2019-01-01-x.md", "bad \xff\n");
  EXPECT_EQ(reason(), "is not valid UTF-8");
  dir_.write("_posts/2019-01-01-x.md", std::string(kMaxPostBytes + 1, 'x'));
  EXPECT_EQ(reason(), "is larger than 4096 KiB");
  std::filesystem::remove(path);
  EXPECT_NE(reason(), "");
}

TEST_F(PostLoader, WhatLiquidMakesOfABodyCountsAsItsSize) {
  dir_.write("_posts/2019-01-01-x.md",
             "---\ntitle: X\n---\n{% for i in (1..9999) %}word {{ i }}\n{% endfor %}");
  const Site site = *read_site(dir_.path().string(), options_);
  ASSERT_EQ(site.documents.size(), 1U);
  const auto is_loaded = [&](std::size_t most_bytes) {
    const auto post = load_post_within(most_bytes, site, site.documents[0]);
    EXPECT_TRUE(post);
    return post && post->has_value();
  };
  EXPECT_FALSE(is_loaded(50)) << "the file";
  EXPECT_FALSE(is_loaded(10'000)) << "its body";
  EXPECT_TRUE(is_loaded(200'000));
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/site_fixture.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::SiteTest;

TEST_F(SiteTest, FindsPostsWhereJekyllDoes) {
  for (const char* path :
       {"_posts/2019-01-01-a.md", "_posts/sub/2019-01-02-b.markdown", "blog/_posts/2019-01-03-c.md",
        "_posts/19-1-4-d.html", "_posts/_2019-01-05-hidden.md", "_posts/.2019-01-06-x.md",
        "_posts/2019-01-07-backup.md~", "_posts/no-date.md", "_posts/2019-01-08.md",
        "_drafts/draft.md", "page.md", "_other/2019-01-09-x.md",
        "node_modules/_posts/2019-01-10-n.md"}) {
    write(path);
  }
  const Site site = read();
  EXPECT_THAT(paths(site),
              ElementsAre("_posts/19-1-4-d.html", "blog/_posts/2019-01-03-c.md",
                          "_posts/sub/2019-01-02-b.markdown", "_posts/2019-01-01-a.md"));
  EXPECT_THAT(site.misnamed, ElementsAre("_posts/2019-01-08.md", "_posts/no-date.md"));
  EXPECT_THAT(site.skipped, IsEmpty());
}

TEST_F(SiteTest, NewestFirstAndByPathWhereDatesAreEqual) {
  for (const char* name : {"2018-01-01-b", "2018-01-01-a", "2017-01-01-z", "2019-01-01-m"}) {
    write(std::string("_posts/") + name + ".md");
  }
  for (const unsigned threads : {1U, 4U}) {
    options_.threads = threads;
    EXPECT_THAT(paths(read()), ElementsAre("_posts/2019-01-01-m.md", "_posts/2018-01-01-b.md",
                                           "_posts/2018-01-01-a.md", "_posts/2017-01-01-z.md"));
  }
}

TEST_F(SiteTest, TitleSlugDateAndUrlComeFromNameAndFrontMatter) {
  const struct {
    const char *matter, *title, *url, *date;
  } cases[] = {
      {"x: 1\n", "A Post", "/2019/03/04/a-post.html", "2019-03-04T00:00:00+00:00"},
      {"title: Own\n", "Own", "/2019/03/04/a-post.html", "2019-03-04T00:00:00+00:00"},
      {"title: ''\n", "", "/2019/03/04/a-post.html", "2019-03-04T00:00:00+00:00"},
      {"title: 42\n", "42", "/2019/03/04/a-post.html", "2019-03-04T00:00:00+00:00"},
      {"title:\n", "A Post", "/2019/03/04/a-post.html", "2019-03-04T00:00:00+00:00"},
      {"slug: s\n", "A Post", "/2019/03/04/s.html", "2019-03-04T00:00:00+00:00"},
      {"date: 2018-12-31 23:30:00 -0500\n", "A Post", "/2019/01/01/a-post.html",
       "2019-01-01T04:30:00+00:00"},
      {"permalink: /own/:title/\n", "A Post", "/own/a-post/", "2019-03-04T00:00:00+00:00"},
      {"permalink: pretty\n", "A Post", "/pretty", "2019-03-04T00:00:00+00:00"},
      {"categories: News Two\ncategory: last one\n", "A Post",
       "/news/two/last%20one/2019/03/04/a-post.html", "2019-03-04T00:00:00+00:00"},
  };
  for (const auto& c : cases) {
    const SiteDocument document = only("_posts/2019-03-04-a-post.md", c.matter);
    EXPECT_EQ(document.title, c.title) << c.matter;
    EXPECT_EQ(document.url, c.url) << c.matter;
    EXPECT_EQ(document.date, c.date) << c.matter;
  }
}

TEST_F(SiteTest, DirectoriesAboveAreCategoriesAndThoseBelowAreNone) {
  const SiteDocument document =
      only("Blog/News/_posts/below/2019-03-04-x.md", "categories: [own]\n");
  EXPECT_THAT(document.labels[Field::kCategory], ElementsAre("Blog", "News", "own"));
  EXPECT_EQ(document.url, "/blog/news/own/2019/03/04/x.html");
}

TEST_F(SiteTest, HidesWhatJekyllHidesUnlessTold) {
  write("_posts/2019-01-01-shown.md");
  write("_posts/2019-01-02-no.md", "---\npublished: no\n---\n");
  write("_posts/2019-01-03-null.md", "---\npublished:\n---\n");
  write("_posts/2019-01-04-zero.md", "---\npublished: 0\n---\n");
  write("_posts/2019-01-05-text.md", "---\npublished: 'false'\n---\n");
  write("_posts/2098-01-01-future.md");
  write("_posts/2098-01-02-past.md", "---\ndate: 2019-01-06\n---\n");
  write("_drafts/draft.md", "---\ndate: 2019-01-07\n---\n");
  Site site = read();
  EXPECT_THAT(paths(site), ElementsAre("_posts/2098-01-02-past.md", "_posts/2019-01-05-text.md",
                                       "_posts/2019-01-04-zero.md", "_posts/2019-01-01-shown.md"));
  EXPECT_EQ(site.hidden, 3);
  options_.unpublished = options_.future = options_.drafts = true;
  site = read();
  EXPECT_EQ(site.documents.size(), 8U);
  EXPECT_EQ(site.documents[0].path, "_posts/2098-01-01-future.md");
  EXPECT_EQ(site.hidden, 0);
}

TEST_F(SiteTest, WhatIsNoHitIsNamedAndMayBeLinkedTo) {
  write("_posts/2019-01-01-moved.md", "---\nredirect_to: https://elsewhere.example/\n---\n");
  write("_posts/2019-01-02-unlisted.md", "---\nsearch_exclude: true\n---\n");
  write("_posts/2019-01-03-draft.md", "---\npublished: false\n---\n");
  const Site site = read();
  EXPECT_THAT(paths(site), IsEmpty());
  EXPECT_EQ(site.hidden, 3);
  std::vector<std::string> hidden;
  for (const UnindexedFile& file : site.unindexed) {
    if (file.hidden) hidden.push_back(file.path + ": " + file.reason);
  }
  EXPECT_THAT(hidden, ElementsAre("_posts/2019-01-01-moved.md: redirects to another page",
                                  "_posts/2019-01-02-unlisted.md: `search_exclude: true`",
                                  "_posts/2019-01-03-draft.md: `published: false`"));
  EXPECT_EQ(site.urls_by_post_name.find("2019-01-02-unlisted"), "/2019/01/02/unlisted.html");
  EXPECT_EQ(site.urls_by_post_name.find("2019-01-03-draft"), "");
}

TEST_F(SiteTest, ACollectionMayBeNamedPages) {
  write("_config.yml",
        "timezone: UTC\ncollections: {pages: {output: true, permalink: '/:path/'}}\n");
  write("_posts/2020-01-01-p.md");
  write("_pages/blog.md", "---\ntitle: Blog\n---\n");
  write("_pages/install/on_arch_linux.md", "---\n---\n## Head\n");
  write("about.md", "---\n---\n");
  options_.include = {"pages"};
  options_.future = true;
  std::map<std::string, std::string> urls, titles;
  const Site site = read();
  for (const auto& document : site.documents) {
    urls[document.path] = document.url;
    titles[document.path] = document.title;
  }
  EXPECT_EQ(urls["_pages/blog.md"], "/blog/");
  EXPECT_EQ(urls["_pages/install/on_arch_linux.md"], "/install/on_arch_linux/");
  EXPECT_EQ(titles["_pages/install/on_arch_linux.md"], "On_arch_linux");
  EXPECT_EQ(urls["about.md"], "/about.html");
}

TEST_F(SiteTest, TranslationsHaveUrlsOfTheirOwn) {
  write("_config.yml",
        "timezone: UTC\npermalink: /:title/\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\n");
  write("_posts/en/2019-01-01-tides.md", "---\nlang: en\n---\n");
  write("_posts/de/2019-01-01-tides.md", "---\nlang: de\n---\n");
  Site site = read();
  ASSERT_EQ(site.documents.size(), 2U);
  EXPECT_EQ(site.documents[0].url, "/tides/");
  EXPECT_EQ(site.documents[1].url, "/de/tides/");
}

TEST_F(SiteTest, TranslatedPostsMayBeInFoldersOfTheirOwn) {
  write("_config.yml", "timezone: UTC\nlanguages: [en, de, ../x, '']\n");
  write("_i18n/en/_posts/2019-01-01-tides.md");
  write("_i18n/de/_posts/2019-01-01-tides.md", "---\ncategories: meer\n---\n");
  write("_i18n/fr/_posts/2019-01-01-tides.md");
  write("_posts/2019-01-01-not-read.md");
  const Site site = read();
  ASSERT_THAT(paths(site), ElementsAre("_i18n/en/_posts/2019-01-01-tides.md",
                                       "_i18n/de/_posts/2019-01-01-tides.md"));
  EXPECT_EQ(site.documents[0].url, "/2019/01/01/tides.html");
  EXPECT_EQ(site.documents[0].lang, "en");
  EXPECT_EQ(site.documents[1].url, "/de/meer/2019/01/01/tides.html");
  EXPECT_EQ(site.documents[1].lang, "de");
  EXPECT_THAT(site.documents[1].labels[Field::kCategory], ElementsAre("meer"));
}

TEST_F(SiteTest, GitHubPagesPublishesPagesWithoutFrontMatter) {
  write("_config.yml", "timezone: UTC\nplugins: [github-pages]\n");
  write("_posts/2019-01-01-a.md");
  write("README.md", "# Read me\n");
  write("LICENSE.md");
  write("docs/tides.md", "# Tides\n");
  options_.include = {"pages"};
  std::map<std::string, std::string> urls;
  for (const auto& document : read().documents) urls[document.path] = document.url;
  EXPECT_THAT(urls, ElementsAre(::testing::Pair("README.md", "/"),
                                ::testing::Pair("_posts/2019-01-01-a.md", "/2019/01/01/a.html"),
                                ::testing::Pair("docs/tides.md", "/docs/tides.html")));
}

TEST_F(SiteTest, LimitPostsKeepsTheNewest) {
  write("_config.yml", "timezone: UTC\nlimit_posts: 1\n");
  write("_posts/2018-01-01-old.md");
  write("_posts/2019-01-01-new.md");
  const Site site = read();
  EXPECT_THAT(paths(site), ElementsAre("_posts/2019-01-01-new.md"));
  EXPECT_EQ(site.hidden, 1);
}

TEST_F(SiteTest, AnAddressThatEndsInTheBaseurlDoesNotDoubleIt) {
  write("_config.yml", "timezone: UTC\nbaseurl: blog/\n");
  write("_posts/2019-01-01-a.md");
  for (const char* url : {"https://h.example/blog/", "https://h.example"}) {
    options_.site_url = url;
    const Site site = read();
    EXPECT_EQ(site.config.url + site.config.baseurl, "https://h.example/blog");
    EXPECT_EQ(site.config.values.text_of("url"), "https://h.example");
  }
}

// Jekyll 4.3.1 writes pages, posts, and then collections' documents over each other.
TEST_F(SiteTest, OfFilesWithOneUrlTheOneThatJekyllWritesLastIsIndexed) {
  write("_config.yml", "timezone: UTC\ncollections: {docs: {output: true}}\n");
  write("_posts/2019-01-02-new.md", "---\npermalink: /x/\n---\n");
  write("_posts/2018-01-02-old.md", "---\npermalink: /x/index.html\n---\n");
  write("about.md", "---\npermalink: /x/\n---\n");
  write("_posts/2018-01-03-other.md", "---\npermalink: /y\n---\n");
  write("_docs/guide.md", "---\npermalink: /y.html\nsearch: false\n---\n");
  options_.include = {"pages", "docs"};
  const Site site = read();
  EXPECT_THAT(paths(site), ElementsAre("_posts/2019-01-02-new.md"));
  EXPECT_THAT(
      site.warnings,
      ElementsAre("/x/: is the URL of about.md and _posts/2018-01-02-old.md and "
                  "_posts/2019-01-02-new.md, of which Jekyll publishes the last one alone: "
                  "give each its own `permalink`",
                  HasSubstr("/y.html: is the URL of _posts/2018-01-03-other.md and _docs/")));
  const auto old =
      std::ranges::find(site.unindexed, "_posts/2018-01-02-old.md", &UnindexedFile::path);
  ASSERT_NE(old, site.unindexed.end());
  EXPECT_TRUE(old->hidden);
  EXPECT_EQ(old->reason, "is overwritten by _posts/2019-01-02-new.md");
}

TEST_F(SiteTest, FilesPublishedWithoutTheirFrontMatterAreNamedByPath) {
  write("_posts/2019-01-01-fine.md");
  write("_posts/2018-01-02-b.md", "---\ntitle: [\n---\n");
  write("_posts/2018-01-01-a.md", "---\ntitle: [\n---\n");
  write("_config.yml", "timezone: UTC\nlimit_posts: 2\n");
  const Site site = read();
  EXPECT_THAT(paths(site), ElementsAre("_posts/2018-01-02-b.md", "_posts/2018-01-01-a.md"))
      << "dated when the site is built";
  ASSERT_EQ(site.faults.size(), 2U);
  EXPECT_EQ(site.faults[0].path, "_posts/2018-01-01-a.md");
  EXPECT_EQ(site.faults[1].path, "_posts/2018-01-02-b.md");
  EXPECT_THAT(site.skipped, IsEmpty());
}

TEST_F(SiteTest, PagesAndCollectionsWhenAskedFor) {
  write("_config.yml",
        "timezone: UTC\ncollections: {talks: {output: true}, notes: {output: false}}\n");
  write("_posts/2019-01-01-a.md");
  write("about.md", "---\ntitle: About\n---\n");
  write("dir/index.html", "---\n---\n");
  write("static.md", "no front matter\n");
  write("_talks/one.md", "---\n---\n");
  write("_notes/two.md", "---\n---\n");
  EXPECT_THAT(paths(read()), ElementsAre("_posts/2019-01-01-a.md"));
  options_.include = {"pages", "talks", "notes"};
  const Site site = read();
  std::map<std::string, std::string> urls;
  for (const auto& document : site.documents) urls[document.path] = document.url;
  EXPECT_THAT(urls, ElementsAre(::testing::Pair("_posts/2019-01-01-a.md", "/2019/01/01/a.html"),
                                ::testing::Pair("_talks/one.md", "/talks/one.html"),
                                ::testing::Pair("about.md", "/about.html"),
                                ::testing::Pair("dir/index.html", "/dir/")));
}

TEST_F(SiteTest, AnyFolderOfMarkdownFilesIsASite) {
  std::filesystem::remove(dir_ / "_config.yml");
  write("notes/One thing.md", "# One\n");
  write("two.MD");
  write("three.txt");
  const Site site = read();
  EXPECT_THAT(paths(site), ::testing::UnorderedElementsAre("notes/One thing.md", "two.MD"));
}

TEST_F(SiteTest, AuthorsAreLookedUpInTheSitesData) {
  write("_data/authors.yml",
        "ada:\n  name: Ada Lovelace\n  url: https://ada.example\nbob: Bob B\n");
  const SiteDocument document = only("_posts/2019-03-04-x.md", "authors: [ada, bob, Carol]\n");
  ASSERT_EQ(document.authors.size(), 3U);
  EXPECT_EQ(document.authors[0].name, "Ada Lovelace");
  EXPECT_EQ(document.authors[0].url, "https://ada.example");
  EXPECT_EQ(document.authors[1].name, "Bob B");
  EXPECT_EQ(document.authors[2].name, "Carol");
}

TEST_F(SiteTest, DefaultsAreUnderFrontMatterAndJoinCategories) {
  write("_config.yml",
        "timezone: UTC\ndefaults:\n  - scope: {path: '', type: posts}\n"
        "    values: {title: Default, lang: de, categories: [base], published: false}\n");
  const SiteDocument document =
      only("_posts/2019-03-04-x.md", "published: true\nlang: fr\ncategories: [own]\n");
  EXPECT_EQ(document.title, "Default");
  EXPECT_EQ(document.lang, "fr");
  EXPECT_THAT(document.labels[Field::kCategory], ElementsAre("base", "own"));
}

TEST_F(SiteTest, RemembersUrlsForLinks) {
  write("blog/_posts/2019-03-04-x.md");
  const Site site = read();
  EXPECT_EQ(site.urls_by_path.find("blog/_posts/2019-03-04-x.md"), "/blog/2019/03/04/x.html");
  EXPECT_EQ(site.urls_by_post_name.find("2019-03-04-x"), "/blog/2019/03/04/x.html");
  EXPECT_EQ(site.urls_by_post_name.find("blog/2019-03-04-x"), "/blog/2019/03/04/x.html");
}

TEST_F(SiteTest, OptionsGoOverTheConfiguration) {
  write("_config.yml", "title: T\nurl: https://a.example\nlang: de\ntimezone: UTC\n");
  write("_posts/2019-01-01-a.md");
  options_.site_title = "Own";
  options_.site_url = "https://b.example/";
  options_.lang = "fr";
  const Site site = read();
  EXPECT_EQ(site.config.title, "Own");
  EXPECT_EQ(site.config.url, "https://b.example");
  EXPECT_EQ(site.documents[0].lang, "fr");
}

}  // namespace
}  // namespace mobysearch

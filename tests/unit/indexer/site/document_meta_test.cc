// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_meta.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/values/yaml_reader.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;

Value yaml(const std::string& text) {
  Value value;
  ValueError error;
  EXPECT_TRUE(read_yaml(text, value, error)) << error.reason;
  return value;
}

TEST(DocumentMeta, ReadsPostNamesAsJekyll) {
  const auto post = parse_post_name("2017-6-26-moby-summit.recap..md");
  ASSERT_TRUE(post.has_value());
  EXPECT_EQ(post->year, 2017);
  EXPECT_EQ(post->slug, "moby-summit.recap");
  EXPECT_EQ(post->extension, ".md");
  EXPECT_EQ(parse_post_name("20-01-02-x.md")->year, 2020);
  EXPECT_EQ(parse_post_name("2020-01-02-.md")->slug, "");
  for (const char* no : {"no-date.md", "2020-01-02.md", "2020-01-02-noext", "2020-001-02-x.md"}) {
    EXPECT_FALSE(parse_post_name(no).has_value()) << no;
  }
}

TEST(DocumentMeta, TitleizesSlugs) {
  EXPECT_EQ(titleize_slug("Mixed_Case.Dots"), "Mixed_case.dots");
  EXPECT_EQ(titleize_slug("hello-WORLD-ünï"), "Hello World Ünï");
  EXPECT_EQ(titleize_slug("-lead--two-"), " Lead  Two");
  EXPECT_EQ(titleize_slug("ßa-ǆb-ﬁc"), "Ssa ǅb Fic");
}

TEST(DocumentMeta, JoinsCategoriesAndTags) {
  const Value merged = merged_matter({"blog"}, yaml("categories: x\ntags: [t]"),
                                     yaml("categories: a b blog\ncategory: c d\ntags:"));
  EXPECT_THAT(categories_of(merged), ElementsAre("blog", "x", "a", "b", "c d"));
  EXPECT_THAT(tags_of(merged), ElementsAre("t")) << "a null leaves the default";
  EXPECT_THAT(categories_of(yaml("categories: [1, ~, 2.50, [p, [q]]]")),
              ElementsAre("1", "2.5", "p", "q"));
  EXPECT_THAT(tags_of(yaml("tags: 42")), ElementsAre());
  EXPECT_THAT(tags_of(yaml("tag: 42")), ElementsAre("42"));
  EXPECT_THAT(tags_of(yaml("tags: a, b")), ElementsAre("a,", "b"));
  EXPECT_THAT(tags_of(yaml("tag: t1 t2\ntags: [x]")), ElementsAre("t1 t2"));
}

TEST(DocumentMeta, TakesTheDirectoriesAbovePosts) {
  SiteConfig config;
  config.collections_dir = "all";
  EXPECT_THAT(category_directories(config, "a/B c/_posts/sub/x.md", "posts", false),
              ElementsAre("a", "B c"));
  EXPECT_THAT(category_directories(config, "all/_posts/x.md", "posts", false), ElementsAre());
  EXPECT_THAT(category_directories(config, "a/_drafts/x.md", "posts", true), ElementsAre("a"));
}

TEST(DocumentMeta, ReadsAuthorsTheManyWaysBlogsWriteThem) {
  const AuthorDirectory known = {{"ada", {"Ada Quay", "https://a.example/"}}};
  const auto names = [&](const std::string& text) {
    std::string out;
    for (const Author& author : authors_of(yaml(text), known)) {
      out += author.name + (author.url.empty() ? "" : "<" + author.url + ">") + ";";
    }
    return out;
  };
  EXPECT_EQ(names("author: Grete Mole"), "Grete Mole;");
  EXPECT_EQ(names("author: ada"), "Ada Quay<https://a.example/>;");
  EXPECT_EQ(names("authors: [ada, Linus Pier]"), "Ada Quay<https://a.example/>;Linus Pier;");
  EXPECT_EQ(names("author: Ada Quay and Grete Mole"), "Ada Quay;Grete Mole;");
  EXPECT_EQ(names("author: {name: X, twitter: '@xx'}"), "X<https://twitter.com/xx>;");
  EXPECT_EQ(names("author: X\nauthor-url: https://x.example/"), "X<https://x.example/>;");
  EXPECT_EQ(names("author: X\nauthor-url: <!--invalid link-->"), "X;");
  EXPECT_EQ(names("title: none"), "");
}

TEST(DocumentMeta, FindsTheLanguage) {
  EXPECT_EQ(language_of(yaml("lang: pt_BR"), "x.md", "en"), "pt-br");
  EXPECT_EQ(language_of(yaml("{}"), "de/_posts/x.md", "en"), "de");
  EXPECT_EQ(language_of(yaml("{}"), "_posts/2020-01-02-x.fr.md", "en"), "fr");
  EXPECT_EQ(language_of(yaml("{}"), "js/_posts/x.md", "es"), "es");
  EXPECT_EQ(language_of(yaml("{}"), "x.md", ""), "en");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/built_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Post post_at(const std::string& url, std::vector<std::string> anchors = {}) {
  Post post;
  post.path = "_posts/2020-01-02-x.md";
  post.url = url;
  for (auto& anchor : anchors) {
    Section section;
    section.anchor = anchor;
    post.sections.push_back(section);
  }
  return post;
}

std::vector<std::string> missing_from_site(const std::string& directory, const Post& post) {
  return BuiltSite(directory, "", {}).missing_of(post);
}

/// What the index lacks that has posts with these anchors, by their URLs.
std::vector<std::string> missing_from_index(
    const testing::TempDir& dir, const std::map<std::string, std::vector<std::string>>& posts,
    std::vector<std::string> except = {}) {
  BuiltSite site(dir.path().string(), "/base", std::move(except));
  for (const auto& [url, anchors] : posts) {
    EXPECT_THAT(site.missing_of(post_at(url, anchors)), IsEmpty());
  }
  return site.missing_from_index();
}

TEST(BuiltSite, FindsThePageOfEveryFormOfUrl) {
  const testing::TempDir site;
  site.write_all({{"a/index.html", ""}, {"b.html", ""}, {"one two/ü.html", ""}});
  for (const char* url : {"/a/", "/b.html", "/b", "/one%20two/%C3%BC.html"}) {
    EXPECT_THAT(missing_from_site(site.path().string(), post_at(url)), IsEmpty()) << url;
  }
  for (const char* url : {"/a", "/b/", "/c.html", "/%zz", "/../b.html/"}) {
    EXPECT_THAT(missing_from_site(site.path().string(), post_at(url)),
                ElementsAre(HasSubstr("has no page")))
        << url;
  }
}

TEST(BuiltSite, FindsAnchorsHoweverTheyAreQuoted) {
  const testing::TempDir site;
  site.write("a/index.html", "<h2 id=\"one\">x</h2><h2 id='two'>x</h2><a name=three></a>");
  EXPECT_THAT(missing_from_site(site.path().string(), post_at("/a/", {"one", "two", "three"})),
              IsEmpty());
  EXPECT_THAT(missing_from_site(site.path().string(), post_at("/a/", {"one", "on"})),
              ElementsAre(HasSubstr("no anchor #on")));
}

TEST(BuiltSite, APageThatOnlyRedirectsIsNoPage) {
  const testing::TempDir site;
  site.write("a/index.html", "<head><meta http-equiv=refresh content='0; url=/b/'></head>");
  EXPECT_THAT(missing_from_site(site.path().string(), post_at("/a/", {"one"})),
              ElementsAre(HasSubstr("only redirects to /b/")));
}

TEST(BuiltSite, FindsTheSectionsThatTheIndexLacks) {
  const testing::TempDir site;
  const std::string theme = "<h3 id=comments>Comments</h3>";
  site.write("a.html", "<h1 id=x></h1><h2 id=one>1</h2><h2 id=two>2</h2><h2 id=end>3</h2>" + theme);
  site.write("b.html", "<h2 id=one>1</h2><h2 id=last>2</h2>" + theme);
  EXPECT_THAT(missing_from_index(
                  site, {{"/a.html", {"x", "one", "two", "end"}}, {"/b.html", {"one", "last"}}}),
              IsEmpty());
  EXPECT_THAT(missing_from_index(site, {{"/a.html", {"x", "one", "end"}}, {"/b.html", {"one"}}}),
              ElementsAre(HasSubstr("/a.html has a section #two that the index lacks"),
                          HasSubstr("/b.html has a section #last")));
}

TEST(BuiltSite, ASectionWithoutAnAnchorMayBeAnyHeading) {
  const testing::TempDir site;
  site.write("a.html", "<h2 id=one>1</h2><h2 id=two>2</h2>");
  Post post = post_at("/a.html", {"one"});
  post.sections.emplace_back().level = 2;
  BuiltSite built(site.path().string(), "", {});
  EXPECT_THAT(built.missing_of(post), IsEmpty());
  EXPECT_THAT(built.missing_from_index(), IsEmpty());
}

TEST(BuiltSite, FindsThePostsThatTheIndexLacks) {
  const testing::TempDir site;
  site.write_all({{"2020/01/02/a.html", ""},
                  {"2020/01/03/b.html", ""},
                  {"2020/01/04/c.html", "<head><meta name=robots content=noindex></head>"},
                  {"2020/01/05/d.html", "<meta http-equiv=refresh content='0;url=/x'>"},
                  {"2020/01/index.html", "an archive"},
                  {"about.html", ""},
                  {"news/index.html", ""},
                  {"feed.xml",
                   "<entry><link href=\"https://a.example/base/news/?x\"/></entry>"
                   "<entry><link href=\"https://a.example/base/gone/\"/></entry>"}});
  EXPECT_THAT(missing_from_index(site, {{"/2020/01/02/a.html", {}}}),
              ElementsAre(HasSubstr("/2020/01/03/b.html is a post"),
                          HasSubstr("/news/index.html is a post")));
  EXPECT_THAT(missing_from_index(site, {{"/2020/01/02/a.html", {}}}, {"/2020/*/b.html", "/news/*"}),
              IsEmpty());
  EXPECT_THAT(missing_from_index(site, {{"/about.html", {}}}),
              ElementsAre(HasSubstr("/news/index.html")))
      << "no post has a date in its path";
}

}  // namespace
}  // namespace mobysearch

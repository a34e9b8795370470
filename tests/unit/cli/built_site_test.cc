// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/built_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace mobysearch

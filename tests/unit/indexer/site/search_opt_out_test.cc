// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/search_opt_out.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

std::string opt_out_reason(const char* matter) {
  SiteDocument document;
  document.path = "_posts/2019-01-01-404.md";
  document.collection = "posts";
  document.url = "/tags/2019/01/01/404.html";
  document.values = testing::yaml(matter);
  return reason_not_searched(document, "{% include x %}");
}

std::string page_reason(const char* path, const char* url, const char* body,
                        const char* matter = "{}") {
  SiteDocument document;
  document.path = path;
  document.collection = "pages";
  document.is_page = true;
  document.url = url;
  document.values = testing::yaml(matter);
  return reason_not_searched(document, body);
}

TEST(SearchOptOut, FrontMatterKeepsADocumentOut) {
  const struct {
    const char *matter, *reason;
  } cases[] = {{"title: x", ""},
               {"search: false", "`search: false`"},
               {"search: no", "`search: false`"},
               {"search: exclude", "`search: exclude`"},
               {"search: true", ""},
               {"search:", ""},
               {"search_exclude: true", "`search_exclude: true`"},
               {"search_exclude: false", ""},
               {"exclude_from_search: true", "`exclude_from_search: true`"},
               {"sitemap: false", "`sitemap: false`"},
               {"sitemap: true", ""},
               {"sitemap: {exclude: 'yes'}", "`sitemap: {exclude: true}`"},
               {"sitemap: {priority: 0.7}", ""},
               {"noindex: true", "`noindex: true`"},
               {"robots: noindex", "`robots: noindex`"},
               {"robots: NoIndex, follow", "`robots: noindex`"},
               {"robots: [nofollow, noindex]", "`robots: noindex`"},
               {"robots: index, follow", ""},
               {"redirect_to: https://elsewhere.example/", "redirects to another page"},
               {"redirect_to: [/new/]", "redirects to another page"},
               {"redirect_to:", ""},
               {"redirect_to: []", ""},
               {"redirect_from: /old/", ""},
               {"layout: redirect", "redirects to another page"}};
  for (const auto& c : cases) EXPECT_EQ(opt_out_reason(c.matter), c.reason) << c.matter;
}

TEST(SearchOptOut, PagesWithoutTextOfTheirOwnAreNoHits) {
  const char *error = "is an error page", *list = "lists or searches other pages";
  EXPECT_EQ(page_reason("404.md", "/404.html", "Not found"), error);
  EXPECT_EQ(page_reason("de/404.html", "/de/404.html", "Nicht da"), error);
  EXPECT_EQ(page_reason("lost.md", "/404.html", "Not found"), error);
  EXPECT_EQ(page_reason("about.md", "/about/", "{% include x %} Words"), "");
  EXPECT_EQ(page_reason("tags.html", "/tags/", "{% for tag in site.tags %}"), list);
  EXPECT_EQ(page_reason("archive.html", "/archive.html", "{% for p in site.posts %}"), list);
  EXPECT_EQ(page_reason("search.html", "/search.html", "<form action='/search'>"), list);
  EXPECT_EQ(page_reason("tag/go.md", "/tag/go/", "\n"), list);
  EXPECT_EQ(page_reason("go.md", "/go/", "", "layout: tag_page"), list);
  EXPECT_EQ(page_reason("archive.md", "/archive/", "How the archive of the town began."), "");
  EXPECT_EQ(page_reason("docs/search.md", "/docs/search/", "<form> is how you search"), "");
  EXPECT_EQ(page_reason("index.html", "/", "{% for p in site.posts %}"), "");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_parts.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PageTemplate, FillsMarksAndLeavesTheRest) {
  const TemplateParts parts = {{"{{title}}", "A"}, {"{{main}}", "B {{title}}"}};
  const struct {
    const char *page, *expected;
  } cases[] = {
      {"", ""},
      {"no mark", "no mark"},
      {"<{{title}}>", "<A>"},
      {"{{title}}{{title}}", "AA"},
      {"{{main}}", "B {{title}}"},
      {"{{other}} {{", "{{other}} {{"},
      {"{{{title}}}", "{{{title}}}"},
      {"{{titl", "{{titl"},
  };
  for (const auto& c : cases) EXPECT_EQ(fill_template(c.page, parts), c.expected) << c.page;
}

TEST(PublicLink, LeadsToTheSiteOrTheWebAlone) {
  IndexInfo site;
  site.site_url = "https://blog.example";
  const struct {
    const char *url, *expected;
  } cases[] = {
      {"/a/#b", "https://blog.example/a/#b"},
      {"https://other.example/x", "https://other.example/x"},
      {"http://other.example/x", "http://other.example/x"},
      {"//other.example/x", "#"},
      {"javascript:alert(1)", "#"},
      {"relative", "#"},
      {"", "#"},
  };
  for (const auto& c : cases) EXPECT_EQ(public_link(site, c.url), c.expected) << c.url;
}

TEST(PublicLink, APathStaysOneWhereTheSiteHasNoAddress) {
  EXPECT_EQ(public_link(IndexInfo{}, "/a/"), "/a/");
  IndexInfo made_up;
  made_up.site_url = "javascript:alert(1)//";
  EXPECT_EQ(public_link(made_up, "/a/"), "/a/");
}

TEST(IsolatedText, IsEscaped) { EXPECT_EQ(isolated("a<b"), "<bdi>a&lt;b</bdi>"); }

TEST(SearchLink, SaysWhatIsNotAsUsual) {
  SearchRequest request;
  request.query = "a b&c";
  EXPECT_EQ(query_string(request), "q=a+b%26c");
  request.limit = 5;
  request.offset = 10;
  request.sort = SortOrder::kNewest;
  request.filters[Field::kTag] = {"x", "y"};
  EXPECT_EQ(query_string(request), "q=a+b%26c&limit=5&offset=10&sort=newest&tag=x&tag=y");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/error_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchRequest failed_request() {
  SearchRequest request;
  request.query = "<a>";
  request.offset = 20;
  return request;
}

TEST(ErrorPage, SaysWhatHappenedInTheSitesLanguage) {
  const struct {
    int status;
    const char *lang, *heading;
  } cases[] = {
      {400, "en", "This search cannot be read"}, {414, "de", "Diese Suche ist nicht lesbar"},
      {429, "en", "Too many searches at once"},  {500, "fr", "La recherche a échoué"},
      {503, "es", "La búsqueda no está lista"},  {503, "", "The search is not ready"}};
  for (const auto& c : cases) {
    IndexInfo site;
    site.lang = c.lang;
    const std::string page =
        error_page(c.status, failed_request(), site, "{{title}}|{{form}}|{{main}}");
    EXPECT_TRUE(page.starts_with(c.heading)) << page;
    EXPECT_THAT(page, HasSubstr("<h1>" + std::string(c.heading) + "</h1><p>"));
    EXPECT_THAT(page, HasSubstr("value=\"&lt;a&gt;\"")) << "the form";
  }
}

TEST(ErrorPage, LeadsBackAndToTheSameSearchWhereThatMaySucceed) {
  const std::string busy = error_page(429, failed_request(), {}, "{{main}}");
  EXPECT_THAT(busy, HasSubstr("href=\"/search?q=%3Ca%3E&amp;offset=20\">Try again</a>"));
  EXPECT_THAT(busy, HasSubstr("href=\"/search?q=%3Ca%3E\">First page</a>"));
  EXPECT_THAT(busy, HasSubstr("href=\"/search\">New search</a>"));
  const std::string unreadable = error_page(400, failed_request(), {}, "{{main}}");
  EXPECT_THAT(unreadable, Not(HasSubstr("Try again")));
  EXPECT_THAT(unreadable, HasSubstr("href=\"/search\">New search</a>"));
}

}  // namespace
}  // namespace mobysearch

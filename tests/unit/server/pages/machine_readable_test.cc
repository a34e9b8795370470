// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/machine_readable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchResponse one_hit(const std::string& text) {
  SearchResponse response;
  response.total = 1;
  response.index.built_at = "2026-11-23T20:00:00Z";
  response.hits.resize(1);
  Hit& hit = response.hits[0];
  hit.url = "/a/";
  hit.title = text;
  hit.date = "2020-01-02";
  hit.authors = {{text, ""}, {"", ""}};
  hit.tags = {text};
  hit.snippet = {text};
  return response;
}

TEST(AtomFeed, NamesItselfThePageAndEachPostByWholeAddresses) {
  SearchRequest request;
  request.query = "a b";
  request.sort = SortOrder::kNewest;
  SearchResponse response = one_hit("A");
  const std::string here = atom_feed(request, response, "https://search.example");
  EXPECT_THAT(here, HasSubstr("<id>https://search.example/search?q=a+b&amp;sort=newest"
                              "&amp;format=atom</id><updated>2026-11-23T20:00:00Z</updated>"));
  EXPECT_THAT(here, HasSubstr("<link rel=\"alternate\" type=\"text/html\" "
                              "href=\"https://search.example/search?q=a+b&amp;sort=newest\"/>"));
  EXPECT_THAT(here, HasSubstr("<id>https://search.example/a/</id>"));
  response.index.site_url = "https://blog.example";
  const std::string elsewhere = atom_feed(request, response, "https://search.example");
  EXPECT_THAT(elsewhere, HasSubstr("<id>https://blog.example/a/</id>"));
  EXPECT_THAT(elsewhere, HasSubstr("<updated>2020-01-02T00:00:00Z</updated>"
                                   "<author><name>A</name></author><category term=\"A\"/>"));
}

TEST(AtomFeed, HoldsNothingThatXmlForbids) {
  SearchRequest request;
  request.query = "<b>&\x01\xEF\xBF\xBF\"";
  const std::string feed = atom_feed(request, one_hit("<i>&\x0B\xEF\xBF\xBE\""), "http://x");
  EXPECT_THAT(feed, HasSubstr("&lt;b&gt;&amp;&quot;"));
  EXPECT_THAT(feed, HasSubstr("&lt;i&gt;&amp;&quot;"));
  for (const char* forbidden : {"<b>", "<i>", "\x01", "\x0B", "\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    EXPECT_THAT(feed, Not(HasSubstr(forbidden)));
  }
}

using ::testing::HasSubstr;

TEST(OpenSearch, DescribesTheBlogWithANameOfSixteenBytesAtMost) {
  IndexInfo info;
  info.site_title = "Kähler & Söhnè – ein Blog";
  const std::string xml = open_search_description(info, "https://search.example");
  EXPECT_THAT(xml, HasSubstr("<ShortName>Kähler &amp; Söhn</ShortName>"));
  EXPECT_THAT(xml, HasSubstr("<Description>Search Kähler &amp; Söhnè – ein Blog</Description>"));
  EXPECT_THAT(xml, HasSubstr("template=\"https://search.example/search?q={searchTerms}\""));
}

TEST(OpenSearch, ListsTextsKindsAndLinksSideBySide) {
  const std::vector<Suggestion> suggestions = {{"A \"b\"", "/a/", "title"}, {"word", "", "word"}};
  EXPECT_EQ(open_search_suggestions("a", suggestions),
            R"(["a",["A \"b\"","word"],["title","word"],["/a/",""]])");
  EXPECT_EQ(suggestions_json("a", suggestions),
            R"({"query":"a","suggestions":[{"text":"A \"b\"","url":"/a/","kind":"title"},)"
            R"({"text":"word","url":"","kind":"word"}]})");
}

}  // namespace
}  // namespace mobysearch

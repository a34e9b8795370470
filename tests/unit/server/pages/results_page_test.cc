// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/results_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ResultsPage, EscapesAllThatComesFromOutside) {
  const std::string evil = "\"><script>alert('x')</script>&";
  SearchRequest request;
  request.query = evil;
  SearchResponse response;
  response.query = evil;
  response.total = 1;
  Hit hit;
  hit.url = "javascript:alert(1)";
  hit.title_highlight = {evil, evil};
  hit.date = evil;
  hit.authors = {{evil, evil}};
  SectionHit section;
  section.heading = evil;
  section.url = "//evil.example/";
  section.heading_highlight = {evil};
  section.snippet = {evil, evil};
  section.media = {{{MediaKind::kVideo, evil, "data:x", evil, evil}}};
  hit.sections = {section};
  response.hits = {hit};
  response.facets = {{"tag", {{evil, 2}, {"b", 1}}}};
  const std::string page = results_page(request, response, "{{title}}{{head}}{{form}}{{main}}");
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  EXPECT_THAT(page, Not(HasSubstr("\"//evil")));
  EXPECT_THAT(page, HasSubstr("<mark>&quot;&gt;&lt;script&gt;"));
}

TEST(ResultsPage, FillsATemplateOnceAndLeavesTheRest) {
  SearchRequest request;
  request.query = "{{main}}";
  const std::string page = results_page(request, {}, "a {{title}} {{other}} {{ b");
  EXPECT_EQ(page, "a {{main}} – The blog {{other}} {{ b");
}

SearchResponse some_results() {
  SearchResponse response;
  response.total = 40;
  response.hits.resize(1);
  response.hits[0].url = "/a/";
  response.hits[0].title_highlight = {"A"};
  response.index.site_title = "Blog";
  response.index.site_url = "https://blog.example";
  response.index.baseurl = "/base";
  response.facets = {{"tag", {{"x", 30}, {"y", 10}}}, {"year", {{"2019", 30}, {"2020", 10}}}};
  return response;
}

std::string main_of(const SearchRequest& request, const SearchResponse& response) {
  return results_page(request, response, "{{main}}");
}

TEST(ResultsPage, LeadsToOtherPagesOrdersAndTheFeed) {
  SearchRequest request;
  request.query = "a b";
  request.offset = 20;
  SearchResponse response = some_results();
  response.offset = 20;
  const std::string page = main_of(request, response);
  EXPECT_THAT(page, HasSubstr("<a rel=\"prev\" href=\"/search?q=a+b&amp;offset=10\">"));
  EXPECT_THAT(page, HasSubstr("<span>Page 3</span>"));
  EXPECT_THAT(page, HasSubstr("<a rel=\"next\" href=\"/search?q=a+b&amp;offset=30\">"));
  EXPECT_THAT(page, HasSubstr("<a aria-current=\"true\" href=\"/search?q=a+b\">Best match</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"/search?q=a+b&amp;sort=newest\">Newest</a>"));
  EXPECT_THAT(page, HasSubstr("href=\"/search?q=a+b&amp;sort=newest&amp;format=atom\""));
  EXPECT_THAT(page, HasSubstr("<ol class=\"ms-hits\" start=\"21\">"));
  const std::string head = results_page(request, response, "{{head}}");
  EXPECT_THAT(head, HasSubstr("<link rel=\"prev\" href=\"/search?q=a+b&amp;offset=10\">"));
  EXPECT_THAT(head, HasSubstr("<link rel=\"next\" href=\"/search?q=a+b&amp;offset=30\">"));
}

TEST(ResultsPage, AFilterInUseCanAlwaysBeTakenAway) {
  SearchRequest request;
  request.query = "a";
  request.offset = 10;
  request.filters[Field::kTag] = {"x", "gone"};
  const std::string page = main_of(request, some_results());
  EXPECT_THAT(page, HasSubstr("<a href=\"/search?q=a&amp;tag=x\" title=\"Remove this filter\">"
                              "Tag: <bdi>gone</bdi> "));
  EXPECT_THAT(
      page,
      HasSubstr("<a aria-current=\"true\" href=\"/search?q=a&amp;tag=gone\"><bdi>x</bdi></a>"));
  EXPECT_THAT(page,
              HasSubstr("href=\"/search?q=a&amp;tag=x&amp;tag=gone&amp;tag=y\"><bdi>y</bdi></a>"));
  EXPECT_LT(page.find("2020</bdi>"), page.find("2019</bdi>")) << "years go by time, not by number";
  SearchResponse nothing;
  nothing.corrected_query = "b";
  const std::string empty = main_of(request, nothing);
  EXPECT_THAT(empty, HasSubstr("Tag: <bdi>gone</bdi> "));
  EXPECT_THAT(empty, HasSubstr("Nothing found for “<bdi>a</bdi>”."));
  EXPECT_THAT(empty, Not(HasSubstr("instead of")));
}

TEST(ResultsPage, PastTheEndItLeadsBack) {
  SearchRequest request;
  request.query = "a";
  request.offset = 90;
  request.filters[Field::kTag] = {"x"};
  SearchResponse response = some_results();
  response.total = 41;
  response.offset = 90;
  response.hits.clear();
  const std::string page = main_of(request, response);
  EXPECT_THAT(page, HasSubstr(">41 posts.</p>"));
  EXPECT_THAT(page, HasSubstr("This page is past the last one."));
  EXPECT_THAT(page, HasSubstr("href=\"/search?q=a&amp;offset=40&amp;tag=x\">Last page</a>"));
  EXPECT_THAT(page, HasSubstr("href=\"/search?q=a&amp;tag=x\">First page</a>"));
  EXPECT_THAT(results_page(request, response, "{{head}}"), Not(HasSubstr("rel=\"prev\"")));
  response.total = 5000;
  EXPECT_THAT(main_of(request, response), HasSubstr("offset=1000&amp;tag=x\">Last page</a>"))
      << "no page begins further on";
}

TEST(ResultsPage, SpeaksTheLanguageOfTheSite) {
  SearchRequest request;
  request.query = "a";
  SearchResponse response = some_results();
  response.index.lang = "de-CH";
  const std::string page = results_page(request, response, "{{lang}} {{dir}} {{form}} {{main}}");
  EXPECT_TRUE(page.starts_with("de ltr ")) << page;
  for (const char* text : {"Suchen", "Ergebnisse für „<bdi>a</bdi>“", "40 Beiträge, Seite 1 von 4.",
                           "Weiter", "Neueste", "Eingrenzen", "Schlagwort", "Atom-Feed"}) {
    EXPECT_THAT(page, HasSubstr(text));
  }
  response.index.lang = "ar";
  EXPECT_TRUE(results_page(request, response, "{{lang}} {{dir}}").starts_with("ar rtl"));
  response.index.lang = "xx";
  EXPECT_TRUE(results_page(request, response, "{{lang}} {{dir}}").starts_with("en ltr"));
}

TEST(ResultsPage, ShowsTheWayToASectionAndWhatItEmbeds) {
  SearchResponse response = some_results();
  SectionHit section;
  section.heading = "Inner";
  section.heading_highlight = {"", "Inner"};
  section.path = {"Outer", "Inner"};
  section.url = "/a/#inner";
  section.media = {
      {{MediaKind::kImage, "", "/i.png", "picture", ""}},
      {{MediaKind::kVideo, "youtube", "https://www.youtube.com/watch?v=1", "", "1:02"}}};
  response.hits[0].sections = {section};
  response.hits[0].lang = "fr";
  SearchRequest request;
  request.query = "a";
  const std::string page = main_of(request, response);
  EXPECT_THAT(page, HasSubstr("<li class=\"ms-hit\" lang=\"fr\" dir=\"auto\">"));
  EXPECT_THAT(page, HasSubstr("<h3 dir=\"auto\"><a href=\"https://blog.example/a/#inner\"><span "
                              "class=\"ms-parents\">Outer › </span><mark>Inner</mark></a></h3>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"ms-kind\" lang=\"en\">video</span> <a "
                              "href=\"https://www.youtube.com/watch?v=1\"><b>1:02</b> "
                              "<bdi>youtube</bdi></a>"));
  EXPECT_THAT(page, Not(HasSubstr("picture")));
}

}  // namespace
}  // namespace mobysearch

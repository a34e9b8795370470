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
  EXPECT_FALSE(check_template("{{title}} {{head}} {{form}}").has_value());
  EXPECT_TRUE(check_template("{{title}} {{head}} {{form}} {{main}}").has_value());
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
  const std::string page = main_of(request, some_results());
  EXPECT_THAT(page, HasSubstr("<a rel=\"prev\" href=\"/search?q=a+b&amp;offset=10\">"));
  EXPECT_THAT(page, HasSubstr("<span>Page 3</span>"));
  EXPECT_THAT(page, HasSubstr("<a rel=\"next\" href=\"/search?q=a+b&amp;offset=30\">"));
  EXPECT_THAT(page, HasSubstr("<a aria-current=\"true\" href=\"/search?q=a+b\">Best match</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"/search?q=a+b&amp;sort=newest\">Newest</a>"));
  EXPECT_THAT(page, HasSubstr("href=\"/search?q=a+b&amp;sort=newest&amp;format=atom\""));
  EXPECT_THAT(page, HasSubstr("<ol class=\"ms-hits\" start=\"1\">"));
  const std::string head = results_page(request, some_results(), "{{head}}{{home}}");
  EXPECT_THAT(head, HasSubstr("<link rel=\"prev\" href=\"/search?q=a+b&amp;offset=10\">"));
  EXPECT_THAT(head, HasSubstr("<link rel=\"next\" href=\"/search?q=a+b&amp;offset=30\">"));
  EXPECT_THAT(head, HasSubstr("href=\"https://blog.example/base/\">Blog</a>"));
}

TEST(ResultsPage, AFilterInUseCanAlwaysBeTakenAway) {
  SearchRequest request;
  request.query = "a";
  request.offset = 10;
  request.filters[Field::kTag] = {"x", "gone"};
  const std::string page = main_of(request, some_results());
  EXPECT_THAT(page, HasSubstr("<a href=\"/search?q=a&amp;tag=x\" title=\"Remove this filter\">"
                              "Tag: gone "));
  EXPECT_THAT(page, HasSubstr("<a aria-current=\"true\" href=\"/search?q=a&amp;tag=gone\">x</a>"));
  EXPECT_THAT(page, HasSubstr("href=\"/search?q=a&amp;tag=x&amp;tag=gone&amp;tag=y\">y</a>"));
  EXPECT_LT(page.find(">2020</a>"), page.find(">2019</a>")) << "years go by time, not by number";
  SearchResponse nothing;
  nothing.corrected_query = "b";
  const std::string empty = main_of(request, nothing);
  EXPECT_THAT(empty, HasSubstr("Tag: gone "));
  EXPECT_THAT(empty, HasSubstr("Nothing found for “a”."));
  EXPECT_THAT(empty, Not(HasSubstr("instead of")));
}

TEST(ResultsPage, SaysWhatWasCorrectedAndThatWordsAreMissing) {
  SearchRequest request;
  request.query = "contianer";
  SearchResponse response = some_results();
  response.corrected_query = "container";
  response.all_words = false;
  const std::string page = main_of(request, response);
  EXPECT_THAT(page, HasSubstr("Showing results for <a href=\"/search?q=container\">container</a> "
                              "instead of “contianer”."));
  EXPECT_THAT(page, HasSubstr("40 posts; none has all of the words."));
  response.with_all_words = 1;
  EXPECT_THAT(main_of(request, response), HasSubstr("40 posts; the first has all of the words."));
  response.with_all_words = 2;
  EXPECT_THAT(main_of(request, response), HasSubstr("; the first 2 have all of the words."));
  response.offset = 10;
  EXPECT_THAT(main_of(request, response), HasSubstr("40 posts.")) << "said on the first page";
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
  EXPECT_THAT(page, HasSubstr("<li class=\"ms-hit\" lang=\"fr\">"));
  EXPECT_THAT(page, HasSubstr("<h3><a href=\"https://blog.example/a/#inner\"><span "
                              "class=\"ms-above\">Outer › </span><mark>Inner</mark></a></h3>"));
  EXPECT_THAT(page,
              HasSubstr("<span class=\"ms-kind\">video</span> <a "
                        "href=\"https://www.youtube.com/watch?v=1\"><b>1:02</b> youtube</a>"));
  EXPECT_THAT(page, Not(HasSubstr("picture")));
}

}  // namespace
}  // namespace mobysearch

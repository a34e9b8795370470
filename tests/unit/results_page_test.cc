// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/results_page.h"

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
  section.media = {{MediaKind::kVideo, evil, "data:x", evil, evil}};
  hit.sections = {section};
  response.hits = {hit};
  response.facets = {{"tag", {{evil, 2}, {"b", 1}}}};
  const std::string page = results_page(request, response, "{{title}}{{head}}{{form}}{{main}}");
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  EXPECT_THAT(page, Not(HasSubstr("\"//evil")));
  EXPECT_THAT(page, HasSubstr("<mark>&quot;&gt;&lt;script&gt;"));
  EXPECT_THAT(atom_feed(request, response, "http://x"), Not(HasSubstr("<script>")));
}

TEST(ResultsPage, FillsATemplateOnceAndLeavesTheRest) {
  SearchRequest request;
  request.query = "{{main}}";
  const std::string page = results_page(request, {}, "a {{title}} {{other}} {{ b");
  EXPECT_EQ(page, "a {{main}} – Search {{other}} {{ b");
  EXPECT_FALSE(check_template("{{title}} {{head}} {{form}}").has_value());
  EXPECT_TRUE(check_template("{{title}} {{head}} {{form}} {{main}}").has_value());
}

}  // namespace
}  // namespace mobysearch

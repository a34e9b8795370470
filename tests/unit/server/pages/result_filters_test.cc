// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchRequest asked() {
  SearchRequest request;
  request.query = "a";
  request.offset = 20;
  return request;
}

TEST(ResultFilters, AreNothingWhereThereIsNothingToChoose) {
  EXPECT_EQ(chosen_filters(asked()), "");
  SearchResponse response;
  response.facets = {{"tag", {{"only", 3}}}, {"author", {}}};
  EXPECT_EQ(filter_choices(asked(), response), "");
}

TEST(ResultFilters, AreChosenAndTakenAwayByLinksToTheFirstPage) {
  SearchRequest request = asked();
  SearchResponse response;
  response.facets = {{"tag", {{"x & y", 30}, {"z", 10}}}};
  const std::string offered = filter_choices(request, response);
  EXPECT_THAT(offered, HasSubstr("href=\"/search?q=a&amp;tag=x+%26+y\">x &amp; y</a>"));
  EXPECT_THAT(offered, Not(HasSubstr("offset")));
  request.filters[Field::kTag] = {"x & y"};
  EXPECT_THAT(filter_choices(request, response),
              HasSubstr("<a aria-current=\"true\" href=\"/search?q=a\">x &amp; y</a>"));
  EXPECT_THAT(chosen_filters(request), HasSubstr("href=\"/search?q=a\""));
  EXPECT_THAT(chosen_filters(request), HasSubstr("Tag: x &amp; y"));
}

TEST(ResultFilters, ThePostThatIsSearchedIsOneOfThem) {
  SearchRequest request = asked();
  request.in = "/a&b/";
  request.filters[Field::kTag] = {"x"};
  EXPECT_THAT(chosen_filters(request), HasSubstr("href=\"/search?q=a&amp;tag=x\" title=\"Remove "
                                                 "this filter\">Post: /a&amp;b/ "));
  EXPECT_THAT(chosen_filters(request), HasSubstr("href=\"/search?q=a&amp;in=%2Fa%26b%2F\""));
}

TEST(ResultFilters, YearsComeNewestFirst) {
  SearchResponse response;
  response.facets = {{"year", {{"2017", 30}, {"2019", 10}}}};
  const std::string offered = filter_choices(asked(), response);
  EXPECT_LT(offered.find("2019"), offered.find("2017"));
}

TEST(ResultFilters, SortingStartsAgainFromTheFirstPage) {
  SearchRequest request = asked();
  request.sort = SortOrder::kNewest;
  const std::string choices = sort_choices(request);
  EXPECT_THAT(choices, HasSubstr("<a href=\"/search?q=a\">Best match</a>"));
  EXPECT_THAT(choices, HasSubstr("aria-current=\"true\" href=\"/search?q=a&amp;sort=newest\""));
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/pages/page_texts.h"
#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const PageTexts& kTexts = page_texts("en");

SearchRequest request_to_filter() {
  SearchRequest request;
  request.query = "a";
  request.offset = 20;
  return request;
}

TEST(ResultFilters, AreNothingWhereThereIsNothingToChoose) {
  EXPECT_EQ(chosen_filters(request_to_filter(), kTexts), "");
  SearchResponse response;
  response.facets = {{"tag", {{"only", 3}}}, {"author", {}}};
  EXPECT_EQ(filter_choices(request_to_filter(), response), "");
}

TEST(ResultFilters, AreChosenAndTakenAwayByLinksToTheFirstPage) {
  SearchRequest request = request_to_filter();
  SearchResponse response;
  response.facets = {{"tag", {{"x & y", 30}, {"z", 10}}}};
  const std::string offered = filter_choices(request, response);
  EXPECT_THAT(offered, HasSubstr("href=\"/search?q=a&amp;tag=x+%26+y\"><bdi>x &amp; y</bdi></a> "
                                 "<bdi class=\"ms-count\">30</bdi>"));
  EXPECT_THAT(offered, Not(HasSubstr("offset")));
  request.filters[Field::kTag] = {"x & y"};
  EXPECT_THAT(filter_choices(request, response),
              HasSubstr("<a aria-current=\"true\" href=\"/search?q=a\"><bdi>x &amp; y</bdi></a>"));
  EXPECT_THAT(chosen_filters(request, kTexts), HasSubstr("href=\"/search?q=a\""));
  EXPECT_THAT(chosen_filters(request, kTexts), HasSubstr("Tag: <bdi>x &amp; y</bdi>"));
}

TEST(ResultFilters, AllAreClearedAtOnceAndTheOrderStays) {
  SearchRequest request = request_to_filter();
  request.sort = SortOrder::kOldest;
  EXPECT_EQ(chosen_filters(request, kTexts), "");
  request.filters[Field::kTag] = {"x"};
  request.filters[Field::kYear] = {"2019"};
  EXPECT_THAT(chosen_filters(request, kTexts),
              HasSubstr("href=\"/search?q=a&amp;sort=oldest\">Clear all</a>"));
}

TEST(ResultFilters, SpeakThePagesLanguage) {
  SearchRequest request = request_to_filter();
  request.filters[Field::kHas] = {"slides"};
  const std::string chosen = chosen_filters(request, page_texts("fr"));
  EXPECT_THAT(chosen, HasSubstr("Avec : <bdi>diapositives</bdi>"));
  EXPECT_THAT(chosen, HasSubstr("Tout effacer"));
  SearchResponse response;
  response.index.lang = "fr";
  response.facets = {{"has", {{"slides", 2}, {"video", 1}}}};
  EXPECT_THAT(filter_choices(request, response), HasSubstr("<h3>Avec</h3>"));
  EXPECT_THAT(filter_choices(request, response), HasSubstr("<bdi>vidéo</bdi>"));
  EXPECT_THAT(sort_choices(request, page_texts("fr")), HasSubstr("Plus récents"));
}

TEST(ResultFilters, ThePostThatIsSearchedIsOneOfThem) {
  SearchRequest request = request_to_filter();
  request.in = "/a&b/";
  request.filters[Field::kTag] = {"x"};
  const std::string chosen = chosen_filters(request, kTexts);
  EXPECT_THAT(chosen, HasSubstr("href=\"/search?q=a&amp;tag=x\" title=\"Remove this filter\">Post: "
                                "<bdi>/a&amp;b/</bdi> "));
  EXPECT_THAT(chosen, HasSubstr("href=\"/search?q=a&amp;in=%2Fa%26b%2F\""));
  EXPECT_THAT(chosen, HasSubstr("href=\"/search?q=a\""));  // all cleared
}

TEST(ResultFilters, YearsComeNewestFirst) {
  SearchResponse response;
  response.facets = {{"year", {{"2017", 30}, {"2019", 10}}}};
  const std::string offered = filter_choices(request_to_filter(), response);
  EXPECT_LT(offered.find("2019"), offered.find("2017"));
}

TEST(ResultFilters, SortingStartsAgainFromTheFirstPage) {
  SearchRequest request = request_to_filter();
  request.sort = SortOrder::kNewest;
  const std::string choices = sort_choices(request, kTexts);
  EXPECT_THAT(choices, HasSubstr("<a href=\"/search?q=a\">Best match</a>"));
  EXPECT_THAT(choices, HasSubstr("aria-current=\"true\" href=\"/search?q=a&amp;sort=newest\""));
}

}  // namespace
}  // namespace mobysearch

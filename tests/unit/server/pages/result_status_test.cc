// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/pages/results_page.h"

namespace mobysearch {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SearchRequest asked(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

SearchResponse found(std::int64_t total, int offset = 0, int limit = 10) {
  SearchResponse response;
  response.total = total;
  response.offset = offset;
  response.limit = limit;
  response.hits.resize(1);
  return response;
}

TEST(ResultStatus, SaysHowManyPostsThereAreAndWhichPageThisIs) {
  const struct {
    std::int64_t total;
    int offset, limit;
    const char* text;
  } cases[] = {{1, 0, 10, ">1 post.<"},
               {10, 0, 10, ">10 posts.<"},
               {11, 0, 10, ">11 posts, page 1 of 2.<"},
               {41, 10, 10, ">41 posts, page 2 of 5.<"},
               {41, 40, 10, ">41 posts, page 5 of 5.<"},
               {41, 0, 50, ">41 posts.<"},
               {41, 5, 10, ">41 posts, page 2 of 5.<"},
               {8, 5, 10, ">8 posts, page 2 of 2.<"},
               {5000, 0, 10, ">5000 posts, page 1 of 101.<"},
               {5000, 1000, 10, ">5000 posts, page 101 of 101.<"},
               {5000, 0, 100, ">5000 posts, page 1 of 11.<"}};
  for (const auto& c : cases) {
    EXPECT_THAT(status_line(asked("a"), found(c.total, c.offset, c.limit)), HasSubstr(c.text));
  }
}

TEST(ResultStatus, SaysThatSomePostsCannotBeSearched) {
  SearchResponse response = found(3);
  response.missing_shards = {2};
  EXPECT_THAT(status_line(asked("a"), response),
              HasSubstr(">3 posts. Some posts cannot be searched at the moment.<"));
  response.index.lang = "ja";
  EXPECT_THAT(status_line(asked("a"), response), HasSubstr("。現在、"));
}

TEST(ResultStatus, SaysThatACountIsNotExact) {
  SearchResponse response = found(1200);
  response.total_is_exact = false;
  EXPECT_THAT(status_line(asked("a"), response), HasSubstr(">About 1200 posts, page 1 of 101.<"));
}

TEST(ResultStatus, SaysThatWordsAreMissingOnTheFirstPageAlone) {
  SearchResponse response = found(40);
  response.all_words = false;
  EXPECT_THAT(status_line(asked("a b"), response),
              HasSubstr("40 posts, page 1 of 4; none has all of the words."));
  response.with_all_words = 1;
  EXPECT_THAT(status_line(asked("a b"), response), HasSubstr("; the first has all of the words."));
  response.with_all_words = 2;
  EXPECT_THAT(status_line(asked("a b"), response),
              HasSubstr("; the first 2 have all of the words."));
  response.offset = 10;
  EXPECT_THAT(status_line(asked("a b"), response), HasSubstr("40 posts, page 2 of 4.<"));
}

TEST(ResultStatus, SaysWhatWasCorrectedWhereSomethingWasFound) {
  SearchResponse response = found(1);
  response.corrected_query = "container";
  EXPECT_THAT(
      status_line(asked("contianer"), response),
      HasSubstr("Showing results for <a href=\"/search?q=container\"><bdi>container</bdi></a> "
                "instead of “<bdi>contianer</bdi>”. 1 post."));
  response.total = 0;
  const std::string nothing = status_line(asked("<i>"), response);
  EXPECT_THAT(nothing, HasSubstr("Nothing found for “<bdi>&lt;i&gt;</bdi>”."));
  EXPECT_THAT(nothing, Not(HasSubstr("container")));
}

TEST(ResultStatus, SpeaksTheLanguageOfTheSite) {
  const std::pair<const char*, const char*> cases[] = {
      {"de", ">41 Beiträge, Seite 2 von 5.<"},
      {"fr", ">41 articles, page 2 sur 5.<"},
      {"es", ">41 artículos, página 2 de 5.<"},
      {"ja", ">41 件の記事、5 ページ中 2 ページ目。<"},
      {"zh-CN", ">41 篇文章，第 2 页，共 5 页。<"},
      {"ar", ">عدد المقالات: 41، الصفحة 2 من 5.<"},
      {"tlh", ">41 posts, page 2 of 5.<"}};
  for (const auto& [lang, text] : cases) {
    SearchResponse response = found(41, 10);
    response.index.lang = lang;
    EXPECT_THAT(status_line(asked("a"), response), HasSubstr(text));
  }
}

}  // namespace
}  // namespace mobysearch

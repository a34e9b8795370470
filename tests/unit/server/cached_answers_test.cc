// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_answers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/response.h"
#include "server/pages/assets.h"
#include "tests/support/http_exchange.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

using testing::body_of;
using testing::request_for;

TEST(CachedBody, IsEncodedOnceAsTheClientAccepts) {
  const auto body = std::make_shared<const CachedBody>(CachedBody{std::string(2000, 'x'), {}, {}});
  const auto request = request_for("/", {{"Accept-Encoding", "gzip"}});
  httplib::Response response;
  const auto encoded = put_body(body, "text/plain", request, response);
  ASSERT_NE(encoded, body);
  EXPECT_EQ(response.get_header_value("Content-Encoding"), "gzip");
  EXPECT_EQ(body_of(response), encoded->gzip);
  EXPECT_LT(encoded->gzip.size(), 100U);
  httplib::Response again;
  EXPECT_EQ(put_body(encoded, "text/plain", request, again), encoded);
}

TEST(CachedBody, IsSentAsItIsWhenItIsShortOrNothingElseIsAccepted) {
  for (const auto& [size, accepted] : {std::pair(10, "gzip"), std::pair(2000, "")}) {
    const auto body = std::make_shared<const CachedBody>(
        CachedBody{std::string(static_cast<std::size_t>(size), 'x'), {}, {}});
    httplib::Response response;
    EXPECT_EQ(
        put_body(body, "text/plain", request_for("/", {{"Accept-Encoding", accepted}}), response),
        body);
    EXPECT_FALSE(response.has_header("Content-Encoding"));
    EXPECT_EQ(body_of(response), body->plain);
  }
}

class CachedAnswersTest : public ::testing::Test {
 protected:
  CacheRequest wanted(const std::string& key) {
    return {key, "text/plain", [this, key]() -> Result<CachedBody> {
              ++asked_;
              return CachedBody{"answer to " + key + std::string(2000, '.'), {}, {}, key != "none"};
            }};
  }
  httplib::Response get(const std::string& key) {
    httplib::Response response;
    EXPECT_TRUE(answers_.get_or_make(wanted(key), request_, response).has_value());
    return response;
  }
  bool has_results(const std::string& key) {
    httplib::Response response;
    return *answers_.get_or_make(wanted(key), request_, response);
  }

  Metrics metrics_;
  CachedAnswers answers_{10'000, metrics_};
  httplib::Request request_ = request_for("/");
  int asked_ = 0;
};

TEST_F(CachedAnswersTest, AnAnswerIsMadeOnce) {
  const std::string first = body_of(get("a"));
  EXPECT_EQ(body_of(get("a")), first);
  EXPECT_EQ(asked_, 1);
  EXPECT_EQ(metrics_.cache_hits, 1U);
  EXPECT_EQ(metrics_.cache_misses, 1U);
  EXPECT_GT(answers_.bytes(), 0U);
  EXPECT_NE(body_of(get("b")), first);
}

TEST_F(CachedAnswersTest, RemembersThatNothingWasFound) {
  EXPECT_FALSE(has_results("none"));
  EXPECT_FALSE(has_results("none"));
  EXPECT_EQ(asked_, 1);
}

TEST_F(CachedAnswersTest, ACompressedAnswerComesFromTheCacheToo) {
  request_ = request_for("/", {{"Accept-Encoding", "gzip"}});
  const httplib::Response first = get("a");
  const httplib::Response again = get("a");
  EXPECT_EQ(again.get_header_value("Content-Encoding"), "gzip");
  EXPECT_EQ(body_of(first), body_of(again));
  EXPECT_EQ(asked_, 1);
}

TEST_F(CachedAnswersTest, WhatTheClientHasIsNotSent) {
  const std::string etag = get("a").get_header_value("ETag");
  ASSERT_FALSE(etag.empty());
  request_ = request_for("/", {{"If-None-Match", etag}});
  const httplib::Response again = get("a");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(body_of(again), "");
}

TEST_F(CachedAnswersTest, AFailureIsNotKept) {
  CacheRequest bad = wanted("a");
  bad.make = []() -> Result<CachedBody> { return fail(ErrorCode::kInvalidRequest, "bad"); };
  httplib::Response response;
  EXPECT_FALSE(answers_.get_or_make(bad, request_, response).has_value());
  EXPECT_TRUE(response.headers.empty());
  get("a");
  EXPECT_EQ(asked_, 1);
}

TEST_F(CachedAnswersTest, APartialAnswerIsKeptByNobody) {
  CacheRequest partial = wanted("a");
  partial.make = []() -> Result<CachedBody> {
    return CachedBody{std::string(2000, 'x'), {}, {}, true, true};
  };
  for (const char* encoding : {"", "gzip"}) {
    request_ = request_for("/", {{"Accept-Encoding", encoding}});
    httplib::Response response;
    EXPECT_TRUE(answers_.get_or_make(partial, request_, response).has_value());
    EXPECT_EQ(response.get_header_value("Cache-Control"), "no-store");
    EXPECT_FALSE(response.has_header("ETag"));
  }
  EXPECT_EQ(answers_.bytes(), 0U);
  const std::string etag = get("a").get_header_value("ETag");
  EXPECT_EQ(asked_, 1) << "the whole answer";
  request_ = request_for("/", {{"If-None-Match", etag}});
  httplib::Response known;
  EXPECT_TRUE(answers_.get_or_make(partial, request_, known).has_value());
  EXPECT_EQ(known.status, 304) << "what the client has is whole";
}

TEST_F(CachedAnswersTest, ForgetsTheLeastRecentlyUsed) {
  for (const char* key : {"a", "b", "c", "a", "d", "e"}) get(key);
  EXPECT_LE(answers_.bytes(), 10'000U);
  EXPECT_EQ(asked_, 5);
  get("a");
  EXPECT_EQ(asked_, 5);
  get("b");
  EXPECT_EQ(asked_, 6);
}

TEST_F(CachedAnswersTest, DoesNotKeepTheOversized) {
  CacheRequest big = wanted("big");
  big.make = []() -> Result<CachedBody> { return CachedBody{std::string(9000, 'x'), {}, {}}; };
  httplib::Response response;
  EXPECT_TRUE(answers_.get_or_make(big, request_, response).has_value());
  EXPECT_EQ(answers_.bytes(), 0U);
}

using testing::body_of;
using ::testing::HasSubstr;
using testing::request_for;

httplib::Response answer_of(const StaticFile& file, const httplib::Headers& headers = {}) {
  httplib::Response response;
  file.answer(request_for("/", headers), response);
  return response;
}

const StaticFile& script() {
  static const StaticFile file(assets::kWidgetScript, "text/javascript");
  return file;
}

const StaticFile& style() {
  static const StaticFile file(assets::kWidgetStyle, "text/css");
  return file;
}

TEST(StaticFile, IsTheFileOfTheSource) {
  EXPECT_EQ(body_of(answer_of(StaticFile(assets::kGerman, kJsonType))),
            testing::read_file(MOBYSEARCH_SOURCE_DIR "/web/moby-search/texts/de.json"));
  EXPECT_EQ(body_of(answer_of(StaticFile(assets::kOpenApi, kJsonType))),
            testing::read_file(MOBYSEARCH_SOURCE_DIR "/docs/openapi.json"));
}

TEST(StaticFile, TheSearchBoxIsTwelveKilobytes) {
  std::size_t bytes = 0;
  for (const StaticFile* file : {&script(), &style()}) {
    bytes += body_size(answer_of(*file, {{"Accept-Encoding", "gzip"}}));
  }
  EXPECT_LE(bytes, 12U * 1024U);
}

TEST(StaticFile, IsEncodedAsTheClientAccepts) {
  const httplib::Response gzipped = answer_of(script(), {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(gzipped.get_header_value("Content-Encoding"), "gzip");
  EXPECT_LT(body_size(gzipped), body_size(answer_of(script())));
}

TEST(StaticFile, IsNotSentAgain) {
  const std::string tag = answer_of(style()).get_header_value("ETag");
  const httplib::Response again = answer_of(style(), {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(body_of(again), "");
}

TEST(StaticFile, OnlyAPageSaysWhatItMayLoad) {
  const httplib::Response page = answer_of(StaticFile(assets::kResultsTemplate, kHtmlType));
  EXPECT_THAT(page.get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_FALSE(answer_of(script()).has_header("Content-Security-Policy"));
}

}  // namespace
}  // namespace mobysearch

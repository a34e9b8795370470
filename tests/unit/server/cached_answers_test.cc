// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_answers.h"

#include <gtest/gtest.h>

#include "tests/support/http_exchange.h"

namespace mobysearch {
namespace {

using testing::body_of;
using testing::request_for;

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

}  // namespace
}  // namespace mobysearch

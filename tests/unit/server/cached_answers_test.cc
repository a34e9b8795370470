// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_answers.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

class CachedAnswersTest : public ::testing::Test {
 protected:
  CachedAnswers::Question question(const std::string& key) {
    return {key, "text/plain", [this, key]() -> Result<CachedBody> {
              ++asked_;
              return CachedBody{"answer to " + key + std::string(2000, '.'), {}, {}, key != "none"};
            }};
  }
  static std::string header_of(const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }

  Metrics metrics_;
  CachedAnswers answers_{1 << 20, metrics_};
  HttpRequest request_;
  int asked_ = 0;
};

TEST_F(CachedAnswersTest, AQuestionIsAskedOnce) {
  const auto first = answers_.give(request_, question("a"));
  const auto again = answers_.give(request_, question("a"));
  ASSERT_TRUE(first.has_value() && again.has_value());
  EXPECT_EQ(first->response.body, again->response.body);
  EXPECT_EQ(asked_, 1);
  EXPECT_EQ(metrics_.cache_hits, 1U);
  EXPECT_EQ(metrics_.cache_misses, 1U);
  EXPECT_GT(answers_.bytes(), 0U);
  EXPECT_NE(answers_.give(request_, question("b"))->response.body, first->response.body);
}

TEST_F(CachedAnswersTest, RemembersThatNothingWasFound) {
  EXPECT_FALSE(answers_.give(request_, question("none"))->found);
  EXPECT_FALSE(answers_.give(request_, question("none"))->found);
  EXPECT_EQ(asked_, 1);
}

TEST_F(CachedAnswersTest, ACompressedAnswerComesFromTheCacheToo) {
  request_.headers = {{"accept-encoding", "gzip"}};
  const auto first = answers_.give(request_, question("a"));
  const auto again = answers_.give(request_, question("a"));
  EXPECT_EQ(header_of(again->response, "Content-Encoding"), "gzip");
  EXPECT_EQ(first->response.body, again->response.body);
  EXPECT_EQ(asked_, 1);
}

TEST_F(CachedAnswersTest, WhatTheClientHasIsNotSent) {
  const std::string etag = header_of(answers_.give(request_, question("a"))->response, "ETag");
  ASSERT_FALSE(etag.empty());
  request_.headers = {{"if-none-match", etag}};
  const auto again = answers_.give(request_, question("a"));
  EXPECT_EQ(again->response.status, 304);
  EXPECT_EQ(again->response.body, "");
}

TEST_F(CachedAnswersTest, AFailureIsNotKept) {
  CachedAnswers::Question bad = question("a");
  bad.answer = []() -> Result<CachedBody> { return fail(ErrorCode::kInvalidRequest, "bad"); };
  EXPECT_FALSE(answers_.give(request_, bad).has_value());
  EXPECT_TRUE(answers_.give(request_, question("a")).has_value());
  EXPECT_EQ(asked_, 1);
}

}  // namespace
}  // namespace mobysearch

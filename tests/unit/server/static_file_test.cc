// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/static_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/http/response.h"
#include "server/pages/assets.h"
#include "tests/support/http_exchange.h"
#include "tests/support/temp_dir.h"

namespace mobysearch {
namespace {

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
  EXPECT_EQ(body_of(answer_of(script())),
            testing::read_file(MOBYSEARCH_SOURCE_DIR "/web/moby-search.js"));
  EXPECT_EQ(body_of(answer_of(StaticFile(assets::kOpenApi, kJson))),
            testing::read_file(MOBYSEARCH_SOURCE_DIR "/docs/openapi.json"));
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
  const httplib::Response page = answer_of(StaticFile(assets::kDemoPage, kHtml));
  EXPECT_THAT(page.get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_FALSE(answer_of(script()).has_header("Content-Security-Policy"));
}

TEST(StaticFile, TheWidgetAndItsStyleStaySmall) {
  const httplib::Headers gzip = {{"Accept-Encoding", "gzip"}};
  EXPECT_LE(body_size(answer_of(script(), gzip)) + body_size(answer_of(style(), gzip)), 10U * 1024);
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/result.h"
#include "tests/support/http_exchange.h"

namespace mobysearch {
namespace {

using testing::body_of;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Response, AnErrorIsJsonThatIsNotStored) {
  httplib::Response response;
  set_error(response, 400, "invalid_parameter", "no \"x\"", "x");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(body_of(response),
            R"({"error":{"code":"invalid_parameter","message":"no \"x\"","param":"x"}})");
  EXPECT_EQ(response.get_header_value("Cache-Control"), "no-store");
  EXPECT_EQ(response.get_header_value("Content-Type"), "application/json; charset=utf-8");
}

TEST(Response, TellsTheClientOfItsOwnMistakesAlone) {
  httplib::Response response;
  set_error(response, Error{ErrorCode::kInvalidRequest, "limit is too large", {}, "limit"});
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(body_of(response), HasSubstr("limit is too large"));
  httplib::Response failed;
  set_error(failed, Error{ErrorCode::kIndexDamaged, "/srv/blog.mobydb: truncated", {}, {}});
  EXPECT_EQ(failed.status, 500);
  EXPECT_EQ(body_of(failed),
            R"({"error":{"code":"internal","message":"the search failed; the log says why"}})");
}

TEST(Response, ABodyIsSentAsItIsAndAnEmptyOneIsNone) {
  httplib::Response response;
  set_body(response, std::string("text"), "text/plain");
  EXPECT_EQ(body_size(response), 4U);
  EXPECT_EQ(body_of(response), "text");
  httplib::Response empty;
  set_body(empty, std::string(), "text/plain");
  EXPECT_EQ(body_size(empty), 0U);
  EXPECT_FALSE(empty.has_header("Content-Type"));
}

TEST(Response, APageMayLoadTheStylesOfOneOtherOrigin) {
  httplib::Response page;
  set_page_headers(page, "https://blog.example");
  EXPECT_THAT(page.get_header_value("Content-Security-Policy"),
              HasSubstr("img-src 'self' https://blog.example;"));
  httplib::Response own;
  set_page_headers(own);
  EXPECT_THAT(own.get_header_value("Content-Security-Policy"), HasSubstr("img-src 'self';"));
}

TEST(Response, ARefusalClosesTheConnectionAndSaysWhy) {
  httplib::Response response;
  response.status = 431;
  response.set_header("Cache-Control", "no-store");
  response.body = error_json(refusal_code(431), "too long");
  const std::string bytes = refusal_bytes(response, false);
  EXPECT_THAT(bytes, StartsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nCache-Control: no-store\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_THAT(bytes, EndsWith("\r\n\r\n" + response.body));
  EXPECT_THAT(refusal_bytes(response, true), EndsWith("\r\n\r\n"));
  EXPECT_EQ(refusal_code(431), "head_too_large");
}

}  // namespace
}  // namespace mobysearch

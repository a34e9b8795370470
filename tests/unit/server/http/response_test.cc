// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include "common/result.h"
#include "tests/support/http_exchange.h"

namespace mobysearch {
namespace {

using testing::body_of;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
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
  EXPECT_THAT(bytes, HasSubstr("\r\nContent-Type: application/json; charset=utf-8\r\n"));
  EXPECT_EQ(refusal_code(431), "head_too_large");
  response.set_header("Content-Type", "text/html");
  EXPECT_THAT(refusal_bytes(response, false), HasSubstr("\r\nContent-Type: text/html\r\n"));
  EXPECT_THAT(refusal_bytes(response, false), Not(HasSubstr("json; charset")));
}

TEST(Etag, IsMatchedWeaklyAndSaysWhetherThereAreResults) {
  const std::string found = etag_of("a", true);
  const std::string empty = etag_of("a", false);
  EXPECT_EQ(match_etag(found, "a"), true);
  EXPECT_EQ(match_etag(empty, "a"), false);
  EXPECT_EQ(match_etag("\"x\", " + found + ", \"y\"", "a"), true);
  EXPECT_EQ(match_etag(found.substr(2), "a"), true) << "a proxy dropped the W/";
  EXPECT_EQ(match_etag("*", "a"), true);
  EXPECT_EQ(match_etag(found, "b"), std::nullopt);
  EXPECT_EQ(match_etag("", "a"), std::nullopt);
}

TEST(Origin, IsFoundInPlainUrlsAlone) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://blog.example/a/b", "https://blog.example"},
      {"http://[::1]:8080", "http://[::1]:8080"},
      {"https://", ""},
      {"ftp://blog.example", ""},
      {"https://blog.example;x/", ""},
      {"https://blog.example\"><script>", ""},
      {"/a/b", ""},
      {"", ""},
  };
  for (const auto& [url, origin] : cases) EXPECT_EQ(origin_of(url), origin) << url;
}

httplib::Response answered(const std::vector<std::string>& allowed, const char* origin,
                           const char* method) {
  httplib::Response response;
  add_cors_headers(allowed, origin, method, response);
  return response;
}

TEST(Cors, AllowedOriginsAreToldThatTheyMayReadAndOthersAreNot) {
  const std::vector<std::string> one = {"https://blog.example"};
  const auto allowed = answered(one, "https://blog.example", "GET");
  EXPECT_EQ(allowed.get_header_value("Access-Control-Allow-Origin"), "https://blog.example");
  EXPECT_EQ(allowed.get_header_value("Vary"), "Origin");
  EXPECT_FALSE(allowed.has_header("Access-Control-Allow-Methods"));
  const auto other = answered(one, "https://evil.example", "OPTIONS");
  EXPECT_FALSE(other.has_header("Access-Control-Allow-Origin"));
  EXPECT_EQ(other.get_header_value("Vary"), "Origin");
  EXPECT_TRUE(answered({}, "https://blog.example", "GET").headers.empty());
}

TEST(Cors, AllowedOriginsMayBeAllAndAskWhatTheyMaySend) {
  const auto any = answered({"*"}, "", "OPTIONS");
  EXPECT_EQ(any.get_header_value("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(any.get_header_value("Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS");
  EXPECT_FALSE(any.has_header("Vary"));
}

}  // namespace
}  // namespace mobysearch

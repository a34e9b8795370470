// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/cached_body.h"

#include <gtest/gtest.h>

#include "tests/support/http_exchange.h"

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

}  // namespace
}  // namespace mobysearch

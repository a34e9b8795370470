// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/url.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Url, FollowableLinks) {
  for (const char* link : {"http://a", "https://a/b", "/", "/blog/"}) {
    EXPECT_TRUE(is_followable(link)) << link;
  }
  for (const char* link : {"", "//other.example/", "javascript:alert(1)", "ftp://a", "blog/", "#a",
                           "HTTPS:", "data:text/html,x"}) {
    EXPECT_FALSE(is_followable(link)) << link;
  }
}

TEST(Url, Encodes) {
  EXPECT_EQ(percent_encode("a b/ü"), "a%20b%2F%C3%BC");
  EXPECT_EQ(percent_encode("a b/ü~", "/"), "a%20b/%C3%BC~");
  EXPECT_EQ(encode_param("c++ & x"), "c%2B%2B+%26+x");
}

TEST(Url, DecodesStrictlyOrNot) {
  EXPECT_EQ(percent_decode("a%20b%C3%bc"), "a bü");
  EXPECT_EQ(percent_decode("plain"), "plain");
  for (const char* broken : {"%", "%2", "%zz", "a%2gb"}) {
    EXPECT_FALSE(percent_decode(broken)) << broken;
    EXPECT_EQ(percent_decode_leniently(broken), broken);
  }
  EXPECT_EQ(percent_decode_leniently("100%%20x"), "100% x");
}

}  // namespace
}  // namespace mobysearch

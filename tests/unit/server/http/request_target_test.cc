// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/request_target.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(RequestTarget, DecodesStrictly) {
  const auto target = parse_target("/search?q=c%2B%2B+a=b?c&tag=x&tag=y&&z");
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->path, "/search");
  const Params expected = {{"q", "c++ a=b?c"}, {"tag", "x"}, {"tag", "y"}, {"z", ""}};
  EXPECT_EQ(target->params, expected);
  for (const char* bad : {"/?q=%zz", "/?q=%2", "/?q=%00", "/?q=%ff", "/%ff", "/?q=%u0041"}) {
    EXPECT_FALSE(parse_target(bad).has_value()) << bad;
  }
}

TEST(RequestTarget, TakesABoundedNumberOfParameters) {
  std::string target = "/?";
  for (int i = 0; i < 64; ++i) target += "a&";
  EXPECT_TRUE(parse_target(target).has_value());
  EXPECT_FALSE(parse_target(target + "a").has_value());
}

TEST(RequestTarget, FindsTheFirstParameterOfAName) {
  EXPECT_EQ(param_of("/?x=1&%71=a+b=c&q=d", "q"), "a b=c");
  EXPECT_EQ(param_of("/?x=1&q", "q"), "");
  EXPECT_EQ(param_of("/q=a", "q"), "");
  EXPECT_TRUE(params_of("/?q=%zz").empty());
}

}  // namespace
}  // namespace mobysearch

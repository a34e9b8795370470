// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/url_map.h"

#include <gtest/gtest.h>

#include <string>

namespace mobysearch {
namespace {

TEST(UrlMap, FindsWhatWasAddedLastUnderAName) {
  UrlMap urls;
  urls.add("2019/a", "/first/");
  urls.add("a", "/first/");
  urls.add("a", "/second/");
  urls.add("", "/third/");
  urls.settle();
  EXPECT_EQ(urls.find("2019/a"), "/first/");
  EXPECT_EQ(urls.find("a"), "/second/");
  EXPECT_EQ(urls.find(""), "/third/");
  EXPECT_EQ(urls.find("b"), "");
}

TEST(UrlMap, KeepsVeryManyApart) {
  UrlMap urls;
  const auto url = [](int number) { return "/" + std::to_string(number) + "/"; };
  for (int i = 0; i < 100'000; ++i) urls.add(std::to_string(i), url(i));
  urls.settle();
  for (int i = 0; i < 100'000; ++i) ASSERT_EQ(urls.find(std::to_string(i)), url(i));
}

TEST(UrlMap, OfNothingHasNothing) {
  UrlMap urls;
  urls.settle();
  EXPECT_EQ(urls.find("a"), "");
}

}  // namespace
}  // namespace mobysearch

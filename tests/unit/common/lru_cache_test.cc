// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/lru_cache.h"

#include <gtest/gtest.h>

#include <string>

namespace mobysearch {
namespace {

using Cache = LruCache<std::string, int>;

Cache::Pointer value(int number) { return std::make_shared<const int>(number); }

TEST(LruCache, TheLeastRecentlyUsedGoesFirst) {
  Cache cache(30, 30);
  cache.put("a", value(1), 10);
  cache.put("b", value(2), 10);
  cache.put("c", value(3), 10);
  ASSERT_NE(cache.find("a"), nullptr);
  cache.put("d", value(4), 10);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_EQ(*cache.find("a"), 1);
  EXPECT_EQ(*cache.find("d"), 4);
  EXPECT_EQ(cache.bytes(), 30U);
}

TEST(LruCache, AnotherValueTakesThePlaceOfTheOld) {
  Cache cache(30, 30);
  cache.put("a", value(1), 10);
  const auto old = cache.find("a");
  cache.put("a", value(2), 20);
  EXPECT_EQ(*cache.find("a"), 2);
  EXPECT_EQ(*old, 1);
  EXPECT_EQ(cache.bytes(), 20U);
}

TEST(LruCache, ForgetsAll) {
  Cache cache(30, 30);
  cache.put("a", value(1), 10);
  cache.clear();
  EXPECT_EQ(cache.find("a"), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
  cache.put("a", value(2), 10);
  EXPECT_EQ(*cache.find("a"), 2);
}

TEST(LruCache, AValueTooLargeIsNotKept) {
  Cache cache(30, 8);
  cache.put("a", value(1), 9);
  EXPECT_EQ(cache.find("a"), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
}

}  // namespace
}  // namespace mobysearch

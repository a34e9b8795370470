// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/result_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

std::shared_ptr<const CachedBody> body(std::size_t size) {
  return std::make_shared<const CachedBody>(CachedBody{std::string(size, 'x'), {}, {}, true});
}

TEST(ResultCache, ForgetsTheLeastRecentlyUsed) {
  ResultCache cache(10'000);
  for (const char* key : {"a", "b", "c"}) cache.add(key, body(2000));
  EXPECT_NE(cache.find("a"), nullptr);
  cache.add("d", body(2000));
  cache.add("e", body(2000));
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_NE(cache.find("a"), nullptr);
  EXPECT_LE(cache.bytes(), 10'000U);
}

TEST(ResultCache, ReplacesAndRefusesTheOversized) {
  ResultCache cache(10'000);
  cache.add("a", body(10));
  cache.add("a", body(20));
  EXPECT_EQ(cache.find("a")->plain.size(), 20U);
  cache.add("big", body(9000));
  EXPECT_EQ(cache.find("big"), nullptr);
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/etag.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

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

}  // namespace
}  // namespace mobysearch

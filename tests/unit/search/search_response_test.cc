// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/search_response.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(SearchResponse, TheTextOfAHighlightIsItsPiecesInARow) {
  EXPECT_EQ(join({}), "");
  EXPECT_EQ(join({"plain"}), "plain");
  EXPECT_EQ(join({"", "match", " and ", "match"}), "match and match");
}

TEST(SearchResponse, AHighlightOfOnePieceHasNoMatch) {
  EXPECT_FALSE(has_match({"plain"}));
  EXPECT_TRUE(has_match({"", "match"}));
}

}  // namespace
}  // namespace mobysearch

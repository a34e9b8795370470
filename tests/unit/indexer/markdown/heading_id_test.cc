// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_id.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HeadingId, FollowsGfm) {
  struct Case {
    std::string text, id;
  };
  const Case cases[] = {
      {"a & b", "a--b"},        {"🚀 Launch", "-launch"},       {"foo_bar", "foo_bar"},
      {"Ünï cödé", "ünï-cödé"}, {"1.2 Release", "12-release"}, {"!!!", ""}};
  for (const auto& c : cases) {
    EXPECT_EQ(gfm_heading_id(c.text), c.id) << c.text;
  }
}

TEST(HeadingId, FollowsKramdown) {
  EXPECT_EQ(kramdown_heading_id("1.2 Release"), "release");
  EXPECT_EQ(kramdown_heading_id("2017"), "section");
  EXPECT_EQ(kramdown_heading_id("[the docs](http://x.y)"), "the-docshttpxy");
  EXPECT_EQ(kramdown_heading_id("foo_bar T é"), "foobar-t-");
  EXPECT_EQ(kramdown_heading_id("a\n 1. b"), "ab") << "each line from its first letter on";
}

TEST(HeadingId, TransliteratesLatin) {
  EXPECT_EQ(kramdown_heading_id(transliterated("Übergrößen – Łódź Ærø")),
            "ubergrossen---lodz-aero");
}

TEST(HeadingId, CountsDuplicates) {
  UniqueIds ids;
  EXPECT_EQ(ids.unique("a"), "a");
  EXPECT_EQ(ids.unique("a"), "a-1");
  EXPECT_EQ(ids.unique("a-1"), "a-1") << "kramdown does not look for collisions";
  EXPECT_EQ(ids.unique(""), "");
  EXPECT_EQ(ids.unique(""), "-1");
}

}  // namespace
}  // namespace mobysearch

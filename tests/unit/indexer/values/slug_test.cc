// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/values/slug.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Slug, IsAsJekyllMakesIt) {
  EXPECT_EQ(slugify("a--b"), "a-b");
  EXPECT_EQ(slugify("Hello, World!"), "hello-world");
  EXPECT_EQ(slugify("Hello, World!", SlugMode::kPretty, true), "Hello,-World!");
  EXPECT_EQ(slugify("🚀 Launch ½"), "launch");
  EXPECT_EQ(slugify("日本 語"), "日本-語");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/html/attributes.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Attributes, KeepsWhatMattersAndTheLastThatIsSaid) {
  Attributes attributes;
  attributes.set("id", "a");
  attributes.set("href", "/x");
  attributes.set("class", "big");
  attributes.set("onclick", "alert(1)");
  attributes.set("id", "b");
  EXPECT_EQ(attributes.get("id"), "b");
  EXPECT_EQ(attributes.get("href"), "/x");
  EXPECT_FALSE(attributes.has("class"));
  EXPECT_FALSE(attributes.has("onclick"));
  EXPECT_EQ(attributes.values.size(), 2U);
}

TEST(Attributes, AnEmptyValueIsThere) {
  Attributes attributes;
  attributes.set("alt", "");
  EXPECT_TRUE(attributes.has("alt"));
  EXPECT_EQ(attributes.get("alt"), "");
  EXPECT_EQ(attributes.get("title"), "") << "so is what is not there";
  EXPECT_FALSE(attributes.has("title"));
}

}  // namespace
}  // namespace mobysearch

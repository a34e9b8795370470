// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/loops.h"

#include <gtest/gtest.h>

#include "tests/support/yaml.h"

namespace mobysearch {
namespace {

TEST(LiquidLoops, GoThroughItemsPairsAndTexts) {
  const Value values = testing::yaml("list: [a, b]\nmap: {k: v}\ntext: x\nnothing: ''\nno: 1\n");
  EXPECT_EQ(items_of(values.get("list")).size(), 2U);
  ASSERT_EQ(items_of(values.get("map")).size(), 1U);
  EXPECT_EQ(items_of(values.get("map"))[0].list.at(1).text, "v");
  EXPECT_EQ(items_of(values.get("text"))[0].text, "x");
  EXPECT_TRUE(items_of(values.get("nothing")).empty());
  EXPECT_TRUE(items_of(values.get("no")).empty());
}

TEST(LiquidLoops, CountTheirRounds) {
  const Value values = round_values(1, 3);
  EXPECT_EQ(values.text_of("index"), "2");
  EXPECT_EQ(values.text_of("rindex0"), "1");
  EXPECT_FALSE(values.get("last").is_true());
}

}  // namespace
}  // namespace mobysearch

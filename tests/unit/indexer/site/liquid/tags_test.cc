// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/liquid/tags.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(LiquidTags, FindTheEndOfTheirBlock) {
  std::string_view rest =
      "a{% for %}b{% endfor %}{% raw %}{% endfor %}{% endraw %}c{% endfor x %}d";
  const auto block = take_block(rest, "for");
  ASSERT_TRUE(block);
  EXPECT_EQ(block->text, "a{% for %}b{% endfor %}{% raw %}{% endfor %}{% endraw %}c");
  EXPECT_EQ(rest, "d");
  EXPECT_FALSE(take_block(rest, "for"));
  EXPECT_EQ(rest, "d");
}

TEST(LiquidTags, FindTheElseOfALoop) {
  std::string_view rest = "{% if x %}a{% else %}b{% endif %}{% else %}c {%- endfor -%} d";
  const auto block = take_block(rest, "for");
  ASSERT_TRUE(block);
  EXPECT_EQ(block->text, "{% if x %}a{% else %}b{% endif %}");
  EXPECT_EQ(block->otherwise, "c");
  EXPECT_TRUE(block->strips_next);
}

TEST(LiquidTags, KnowWhatStandsInAHeading) {
  const struct {
    const char *before, *rest;
    bool expected;
  } cases[] = {
      {"## ", " x", true},        {"text\n# ", "", true},       {"text ", " x\n===\n", true},
      {"# a\ntext", "\n", false}, {"<h2>", "</h2>", true},      {"<h2>a</h2>", "", false},
      {"<head>", "", false},      {"text", "\n\n---\n", false},
  };
  for (const auto& c : cases)
    EXPECT_EQ(stands_in_heading(c.before, c.rest), c.expected) << c.before;
}

TEST(LiquidTags, ReadTheHeaderOfALoop) {
  const LoopHeader header = read_loop_header("x in (1..3) reversed, limit: 2 offset:page.n");
  EXPECT_EQ(header.item, "x");
  EXPECT_EQ(header.list, "(1..3)");
  EXPECT_EQ(header.limit, "2");
  EXPECT_EQ(header.offset, "page.n");
  EXPECT_TRUE(header.is_reversed);
  EXPECT_EQ(read_loop_header("x of y").list, "");
}

TEST(LiquidTags, ReadIncludes) {
  const IncludeCall call =
      read_include("{{ page.a | b }}.html\n a = \"x \\\"y\\\"\"\tb='' = c=d.e");
  EXPECT_EQ(call.file, "{{ page.a | b }}.html");
  ASSERT_EQ(call.parameters.size(), 3U);
  EXPECT_EQ(call.parameters[0].value, "x \"y\"");
  EXPECT_TRUE(call.parameters[1].is_text);
  EXPECT_EQ(call.parameters[2].value, "d.e");
  EXPECT_FALSE(call.parameters[2].is_text);
}

}  // namespace
}  // namespace mobysearch

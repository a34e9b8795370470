// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/markdown.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Markdown, TheRendererDecidesHowABodyIsRead) {
  const char* body = "text\n* * *\n<div>\n\n## Head\n\n</div>\n";
  const auto kramdown = sections_from_markdown(body, {});
  ASSERT_EQ(kramdown.size(), 1U) << "a block element holds what is in it";
  const auto commonmark = sections_from_markdown(body, {.renderer = MarkdownRenderer::kGitHub});
  ASSERT_EQ(commonmark.size(), 2U) << "a blank line ends it";
  EXPECT_EQ(commonmark[0].text, "text");
  EXPECT_EQ(commonmark[1].anchor, "head");
}

TEST(Markdown, PlainTextIsOneLine) {
  EXPECT_EQ(plain_text_from_markdown("# A *b*\n\nc\n\n- d `e`\n", {}), "A b c d e");
  EXPECT_EQ(plain_text_from_markdown("# A *b*\n\nc\n", {.renderer = MarkdownRenderer::kZola}),
            "A b c");
  EXPECT_EQ(plain_text_from_html("<h2>A</h2><p>b &amp; c</p>"), "A b & c");
}

TEST(Markdown, HtmlIsReadAsItIs) {
  const auto sections = sections_from_html("*a*<h2 id=x>b</h2>c", "");
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(sections[0].text, "*a*");
  EXPECT_EQ(sections[1].anchor, "x");
}

}  // namespace
}  // namespace mobysearch

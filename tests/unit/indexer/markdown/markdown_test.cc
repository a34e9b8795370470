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

TEST(Markdown, ALineEndInChineseOrJapaneseIsNoBlank) {
  const struct {
    const char *markdown, *text;
  } cases[] = {
      {"この灯台は日本\n語で説明され、\n観光\n  案内", "この灯台は日本語で説明され、観光案内"},
      {"日本 語\nABC\n語", "日本 語 ABC 語"},
      {"한국\n어", "한국 어"},
      {"*日本*\n[語](/x)で", "日本語で"},
      {"日本  \n語", "日本 語"},
      {"`日\n本`\n語", "日 本語"},
      {"# 日本\n\n語", "日本 語"},
  };
  for (const auto& c : cases) {
    for (const auto renderer : {MarkdownRenderer::kKramdown, MarkdownRenderer::kGitHub}) {
      EXPECT_EQ(plain_text_from_markdown(c.markdown, {.renderer = renderer}), c.text) << c.markdown;
    }
  }
  EXPECT_EQ(plain_text_from_html("<p>日本\n語</p>\n<p>本</p>"), "日本語 本");
  const auto sections = sections_from_markdown("日本\n[語](https://youtu.be/x)で", {});
  EXPECT_EQ(sections[0].media.at(0).title, "語");
}

}  // namespace
}  // namespace mobysearch

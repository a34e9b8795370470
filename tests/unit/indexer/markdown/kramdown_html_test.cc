// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "indexer/markdown/markdown.h"

namespace mobysearch {
namespace {

TEST(KramdownHtml, IsWhatKramdownMakes) {
  const struct {
    const char *markdown, *expected;
  } cases[] = {
      {"text *a* **b** `c < d`",
       "<p>text <em>a</em> <strong>b</strong> <code>c &lt; d</code></p>\n"},
      {"## A box\n\nText", "<h2 id=\"a-box\">A box</h2>\n<p>Text</p>\n"},
      {"## A\n\n## A", "<h2 id=\"a\">A</h2>\n<h2 id=\"a-1\">A</h2>\n"},
      {"## A {#own}", "<h2 id=\"own\">A</h2>\n"},
      {"```\n# code\n```", "<pre><code># code\n</code></pre>\n"},
      {"* a\n* b", "<ul><li>a\n</li>\n<li>b\n</li>\n</ul>\n"},
      {"[a & b](/x?a=1)", "<p><a href=\"/x?a=1\">a &amp; b</a></p>\n"},
      {"![alt](/x.png)", "<p><img alt=\"alt\" src=\"/x.png\"></p>\n"},
      {"it's \"so\"", "<p>it’s “so”</p>\n"},
      {"<video src=\"/x.mp4\"></video>", "<video src=\"/x.mp4\"></video>"},
  };
  for (const auto& c : cases) EXPECT_EQ(html_from_markdown(c.markdown, {}), c.expected);
}

TEST(KramdownHtml, IsLeftToOtherRenderers) {
  EXPECT_EQ(html_from_markdown("**a**", {MarkdownRenderer::kCommonMark}), "**a**");
}

}  // namespace
}  // namespace mobysearch

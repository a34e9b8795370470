// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/heading_anchors.h"

#include <gtest/gtest.h>

#include "indexer/markdown/markdown.h"

namespace mobysearch {
namespace {

/// The ids of a page's headings, in its order; `-` for none.
std::string anchors(const std::string& markdown, const kramdown::Options& options = {}) {
  std::string all;
  for (const Section& section : sections_from_markdown(markdown, {.kramdown = options})) {
    if (section.level == 0) continue;
    all += (all.empty() ? "" : " ") + section.anchor.value_or("-");
  }
  return all;
}

TEST(HeadingAnchors, AreThoseOfThePage) {
  struct Case {
    std::string markdown, ids;
  };
  const Case cases[] = {
      {"# A\n# A\n# A-1\n", "a a-1 a-1"},
      {"# !\n# ?\n", "- -1"},
      {"# A {#x}\n# A\n{: #y}\n# A\n", "x y a"},
      {"# `a` *b* [c](d) ![e](f) &amp; $$g$$ <b>h</b>\n", "a-b-c---g-h"},
      {"# a {::nomarkdown}x{:/} b<!-- c -->\n", "a--b"},
      {"# a <<b>>\n", "a-b"},
      {"# 1.2 \"a\" -- b...\n", "12-a--b"},
      {"# a\n<div markdown=\"1\">\n# a\n# 1 b\n</div>\n", "a a b"},
      {"# a[^n]\n\n[^n]: x\n\n    # a\n\n[^o]: # unused\n\n# b\n", "a b a"},
      {"# a\n\n* notes\n{:footnotes}\n\n# b[^n]\n\n[^n]: x\n\n    # c\n", "a c b"},
      {"* x\n{:toc}\n\n# a\n", "a"},
      {"# a\n{::options auto_ids=\"false\" /}\n", "-"},
      {"<h2>a</h2>\n<h2 id=\"b\">b</h2>\n<h2><a name=\"c\"></a>c</h2>\n", "- b c"},
  };
  for (const auto& c : cases) EXPECT_EQ(anchors(c.markdown), c.ids) << c.markdown;
}

TEST(HeadingAnchors, FollowTheOptions) {
  kramdown::Options options;
  options.auto_id_prefix = "p-";
  EXPECT_EQ(anchors("# A\n# !\n# b {#b}\n", options), "p-a p- b");
  options = {};
  options.auto_ids = false;
  EXPECT_EQ(anchors("# A\n# b {#b}\n", options), "- b");
  options = {};
  options.html_to_native = true;
  EXPECT_EQ(anchors("# a\n<h2>A</h2>\n<h2>\n b</h2>\n<section><h3>1 c</h3></section>\n", options),
            "a a-1 -b c");
  options = {};
  options.gfm = false;
  EXPECT_EQ(anchors("# 1 [a](b)\n\n# ü\n\n# ü\n", options), "ab section section-1");
  options.auto_id_stripping = true;
  EXPECT_EQ(anchors("# 1 [a](b) `c`\n", options), "a-");
}

TEST(HeadingAnchors, OffsetMovesLevels) {
  kramdown::Options options;
  options.header_offset = 2;
  const auto sections = sections_from_markdown("# a\n## b\n##### c\n", {.kramdown = options});
  ASSERT_EQ(sections.size(), 4U);
  EXPECT_EQ(sections[1].level, 3);
  EXPECT_EQ(sections[2].level, 4);
  EXPECT_EQ(sections[3].level, 6);
}

}  // namespace
}  // namespace mobysearch

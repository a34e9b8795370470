// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/html_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HtmlText, MeasuresElements) {
  struct Case {
    std::string html;
    std::size_t size;
  };
  const Case cases[] = {{"<div>a</div>rest", 12},
                        {"<div><div></div></div>x", 22},
                        {"<br/>x", 5},
                        {"<!-- a --> b", 10},
                        {"</div>x", 6},
                        {"<div>open", 9},
                        {"<a title=\"</a>\">x</a>y", 21},
                        {"<script>if (a<b) {}</script>z", 28},
                        {"no tag", 0},
                        {"<https://a.example>", 0},
                        {"< div>", 0}};
  for (const auto& c : cases) EXPECT_EQ(html_extent(c.html), c.size) << c.html;
}

TEST(HtmlText, ReadsAttributesHoweverTheyAreWritten) {
  HtmlToken tag;
  HtmlReader("<iframe SRC='a&amp;b' title=\"x y\" allow data-n=3>").next(tag);
  EXPECT_EQ(tag.name, "iframe");
  EXPECT_EQ(tag.attribute("src"), "a&b");
  EXPECT_EQ(tag.attribute("title"), "x y");
  EXPECT_EQ(tag.attribute("data-n"), "3");
  EXPECT_TRUE(tag.has_attribute("allow"));
  EXPECT_FALSE(tag.has_attribute("href"));
}

TEST(HtmlText, DecodesCharacterReferences) {
  EXPECT_EQ(decode_entities("&lt;a&gt; &amp;amp; &#8217; &#x41; &nbsp;&hellip; &unknown; &"),
            "<a> &amp; ’ A  … &unknown; &");
}

}  // namespace
}  // namespace mobysearch

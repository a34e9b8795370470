// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/html_elements.h"

#include <gtest/gtest.h>

#include "common/text/ascii.h"

namespace mobysearch::kramdown {
namespace {

TEST(KramdownHtmlElements, AreThoseThatKramdownKnows) {
  EXPECT_TRUE(in_word_list("mark", kHtmlSpanElements));
  EXPECT_FALSE(in_word_list("time", kHtmlSpanElements));
  EXPECT_FALSE(in_word_list("m", kHtmlSpanElements));
  EXPECT_TRUE(in_word_list("h6", kHtmlBlockElements));
  EXPECT_FALSE(in_word_list("video", kHtmlBlockElements));
  EXPECT_TRUE(in_word_list("hr", kHtmlElementsWithoutBody));
  for (const char* known : {"mark", "h6", "hr", "script", "section"}) {
    EXPECT_TRUE(is_html_element(known)) << known;
  }
  EXPECT_FALSE(is_html_element("custom-tag"));
}

TEST(KramdownHtmlElements, SayHowTheirContentIsRead) {
  EXPECT_EQ(html_content_model("div"), ContentModel::kBlock);
  EXPECT_EQ(html_content_model("p"), ContentModel::kSpan);
  EXPECT_EQ(html_content_model("pre"), ContentModel::kRaw);
  EXPECT_EQ(html_content_model("custom-tag"), ContentModel::kRaw);
}

}  // namespace
}  // namespace mobysearch::kramdown

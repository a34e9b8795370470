// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/html/entities.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HtmlEntities, AreReplacedAndOthersStay) {
  const struct {
    std::string html, text;
  } cases[] = {
      {"&lt;a&gt; &amp;amp;", "<a> &amp;"},
      {"&#8217; &#x41; &#X2019;", "’ A ’"},
      {"&nbsp;&hellip;&Alpha;&thetasym;&zwj;", "\u00A0…Αϑ\u200D"},
      {"&#150;", "–"},  // Windows-1252, as browsers have it
      {"&unknown; & &; &#; &#x; &#xZZ; &amp", "&unknown; & &; &#; &#x; &#xZZ; &amp"},
      {"&#7;&#x202E;x", "x"},  // no controls
      {"&#99999999999;", "&#99999999999;"},
      {"&#0;", "&#0;"},
  };
  for (const auto& c : cases) EXPECT_EQ(decode_entities(c.html), c.text) << c.html;
}

TEST(HtmlEntities, SayHowLongTheyWere) {
  std::string out;
  EXPECT_EQ(decode_entity("&eacute;tude", out), 8U);
  EXPECT_EQ(out, "é");
  EXPECT_EQ(decode_entity("eacute;", out), 0U);
  EXPECT_EQ(decode_entity("", out), 0U);
}

}  // namespace
}  // namespace mobysearch

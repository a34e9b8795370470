// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/html_escape.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(HtmlEscape, EscapesWhatMarkupIsMadeOf) {
  EXPECT_EQ(escape_html("<a href=\"x\" id='y'>&amp;"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
  EXPECT_EQ(escape_html(std::string_view("a\0b\x1b\n\tc", 7)), "ab\n\tc");
  EXPECT_EQ(escape_html("é 日本"), "é 日本");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/page_template.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(PageTemplate, FillsMarksAndLeavesTheRest) {
  const TemplateParts parts = {{"{{title}}", "A"}, {"{{main}}", "B {{title}}"}};
  const struct {
    const char *page, *expected;
  } cases[] = {
      {"", ""},
      {"no mark", "no mark"},
      {"<{{title}}>", "<A>"},
      {"{{title}}{{title}}", "AA"},
      {"{{main}}", "B {{title}}"},
      {"{{other}} {{", "{{other}} {{"},
      {"{{{title}}}", "{{{title}}}"},
      {"{{titl", "{{titl"},
  };
  for (const auto& c : cases) EXPECT_EQ(fill_template(c.page, parts), c.expected) << c.page;
}

TEST(PageTemplate, EscapesWhatMarkupIsMadeOf) {
  EXPECT_EQ(escape_html("<a href=\"x\" id='y'>&amp;"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
  EXPECT_EQ(escape_html(std::string_view("a\0b\x1b\nc", 6)), "ab\nc");
  EXPECT_EQ(escape_html("é 日本"), "é 日本");
}

}  // namespace
}  // namespace mobysearch

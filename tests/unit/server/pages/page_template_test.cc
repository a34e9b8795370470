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

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/gfm_marks.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(GfmMarks, ADelimiterRowHasAPipeAndAHyphen) {
  for (const char* row : {"|---|---|", "--|--", "| :-: | -: |", "|-"}) {
    EXPECT_TRUE(is_delimiter_row(row)) << row;
  }
  for (const char* row : {"", "---", "|", "||", "| a | - |", ": -"}) {
    EXPECT_FALSE(is_delimiter_row(row)) << row;
  }
}

TEST(GfmMarks, ATaskHasNoBox) {
  EXPECT_EQ(without_task_box("[ ] open"), "open");
  EXPECT_EQ(without_task_box("[x] done"), "done");
  EXPECT_EQ(without_task_box("[y] other"), "[y] other");
  EXPECT_EQ(without_task_box("[x]"), "[x]");
}

TEST(GfmMarks, WhatIsMarkedStays) {
  const GfmMarks marks("a[^1] b[^two]\n\n[^1]: One.\n[^two]: Two.\n");
  const struct {
    const char* text;
    bool in_table;
    const char* cleaned;
  } cases[] = {
      {"a[^1] b[^two], c", false, "a b, c"},
      {"[^1]: One.", false, " One."},
      {"[^other] and [^a-z]", false, "[^other] and [^a-z]"},
      {"~~struck~~ ~ one", false, "struck ~ one"},
      {"a | b", false, "a | b"},
      {"| a | b |", true, "  a   b  "},
      {"[^", false, "[^"},
      {"[^]: [^ ]: ~", false, "[^]: [^ ]: ~"},
  };
  for (const auto& c : cases) EXPECT_EQ(marks.clean(c.text, c.in_table), c.cleaned) << c.text;
  EXPECT_TRUE(marks.is_note("^two"));
  EXPECT_FALSE(marks.is_note("two"));
}

}  // namespace
}  // namespace mobysearch

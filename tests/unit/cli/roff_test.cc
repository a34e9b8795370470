// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/roff.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Roff, EscapesWhatItWouldTakeForItsOwn) {
  EXPECT_EQ(roff_text("use `--db` FILE"), "use \\fB\\-\\-db\\fR FILE");
  EXPECT_EQ(roff_text(".SH no heading"), "\\&.SH no heading");
  EXPECT_EQ(roff_text("'br"), "\\&\\(aqbr");
  EXPECT_EQ(roff_text("a\\fBb ~^"), "a\\efBb \\(ti\\(ha");
}

TEST(Roff, PutsParagraphsApart) {
  EXPECT_EQ(roff_paragraphs("One."), "One.\n");
  EXPECT_EQ(roff_paragraphs("One.\n\n.Two."), "One.\n.PP\n\\&.Two.\n");
}

TEST(Roff, IndentsADefinition) {
  EXPECT_EQ(roff_definition("`0`", "Fine."), ".TP\n\\fB0\\fR\nFine.\n");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/scanner.h"

#include <gtest/gtest.h>

namespace mobysearch::kramdown {
namespace {

TEST(KramdownScanner, FindsWhatIsThereWhereverItIsAskedFrom) {
  const std::string text = "a}b}c--}--";
  Scanner source(text);
  for (const std::size_t from : {0U, 2U, 1U, 9U, 4U, 0U, 8U, 20U, 3U}) {
    EXPECT_EQ(source.find("}", from), text.find('}', from)) << from;
    EXPECT_EQ(source.find("--", from), text.find("--", from)) << from;
    EXPECT_EQ(source.find("x", from), std::string::npos);
  }
}

TEST(KramdownScanner, StaysInItsText) {
  const Scanner source("a\nb");
  EXPECT_EQ(source.line_end(0), 2U);
  EXPECT_EQ(source.line_end(2), 3U);
  EXPECT_EQ(source.at(3), '\0');
  EXPECT_TRUE(source.starts(1, "\nb"));
  EXPECT_FALSE(source.starts(2, "bc"));
  EXPECT_FALSE(source.starts(9, "a"));
  EXPECT_TRUE(source.starts(3, ""));
}

}  // namespace
}  // namespace mobysearch::kramdown

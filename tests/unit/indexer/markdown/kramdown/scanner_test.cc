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

TEST(KramdownScanner, GoesBackByCharacters) {
  const Scanner source("é日b");
  EXPECT_EQ(source.before(6), 5U);
  EXPECT_EQ(source.before(5), 2U);
  EXPECT_EQ(source.before(2), 0U);
}

TEST(KramdownScanner, WordCharactersAreThoseOfRuby) {
  for (const char32_t c : {U'a', U'_', U'é', U'日', U'٣', U'Ⅳ', U'‿'}) EXPECT_TRUE(is_word_char(c));
  for (const char32_t c : {U' ', U'½', U'²', U'—', U'❤'}) EXPECT_FALSE(is_word_char(c));
}

}  // namespace
}  // namespace mobysearch::kramdown

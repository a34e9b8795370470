// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/text/ascii.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mobysearch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Ascii, CharactersBeyondItAreNoLettersDigitsOrBlanks) {
  for (const char c : {'\x80', '\xA0', '\xC3', '\xFF'}) {
    EXPECT_FALSE(is_digit(c) || is_ascii_letter(c) || is_ascii_blank(c));
    EXPECT_EQ(ascii_lower(c), c);
    EXPECT_EQ(hex_value(c), -1);
  }
  EXPECT_EQ(ascii_lower("ÄBC-Z"), "Äbc-z");
}

TEST(Ascii, HexValueOfBothCases) {
  EXPECT_EQ(hex_value('9'), 9);
  EXPECT_EQ(hex_value('a'), 10);
  EXPECT_EQ(hex_value('F'), 15);
  EXPECT_EQ(hex_value('g'), -1);
}

TEST(Ascii, AllDigits) {
  EXPECT_TRUE(all_digits("2017"));
  EXPECT_FALSE(all_digits(""));
  EXPECT_FALSE(all_digits("20a7"));
}

TEST(Ascii, TrimsWhatItIsTold) {
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(trim_left("  a "), "a ");
  EXPECT_EQ(trim_right("  a "), "  a");
  EXPECT_EQ(trim("--a--", "-"), "a");
  EXPECT_EQ(trim(" \n "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Ascii, SplitKeepsEmptyParts) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
  EXPECT_THAT(split_words("  a \n b"), ElementsAre("a", "b"));
  EXPECT_THAT(split_words(" "), IsEmpty());
}

TEST(Ascii, TakesLinesAndFronts) {
  std::string_view rest = "one\ntwo";
  EXPECT_EQ(take_line(rest), "one");
  EXPECT_EQ(take_line(rest), "two");
  EXPECT_EQ(rest, "");
  rest = "k: v: w";
  EXPECT_EQ(take_until(rest, ": "), "k");
  EXPECT_EQ(rest, "v: w");
}

TEST(Ascii, TakesCharactersAndNumbers) {
  std::string_view rest = "+0012 34";
  EXPECT_TRUE(take_any(rest, "-+"));
  EXPECT_FALSE(take_any(rest, "-+"));
  EXPECT_EQ(take_number(rest, 5, 9), std::nullopt);
  EXPECT_EQ(take_number(rest, 1, 3), 1);
  EXPECT_EQ(take_run(rest, "2 "), "2 ");
  EXPECT_EQ(take_run(rest, "2 "), "");
  EXPECT_EQ(take_number(rest, 1, 9), 34);
  EXPECT_EQ(take_number(rest, 0, 9), 0);
  EXPECT_FALSE(take_any(rest, "-+"));
}

TEST(Ascii, InWordListWantsAWholeWord) {
  EXPECT_TRUE(in_word_list("png", "png jpg gif"));
  EXPECT_TRUE(in_word_list("gif", "png jpg gif"));
  EXPECT_TRUE(in_word_list("a", "aa a"));
  EXPECT_FALSE(in_word_list("jp", "png jpg gif"));
  EXPECT_FALSE(in_word_list("png jpg", "png jpg gif"));
  EXPECT_FALSE(in_word_list("", "png jpg gif"));
}

TEST(Ascii, ReplaceAllDoesNotReadWhatItWrote) {
  std::string text = "aXbX";
  replace_all(text, "X", "XX");
  EXPECT_EQ(text, "aXXbXX");
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/terminal.h"

#include <gtest/gtest.h>

namespace mobysearch {
namespace {

TEST(Printable, KeepsTextAndReplacesWhatDrivesATerminal) {
  struct Case {
    std::string text, expected;
  };
  const Case cases[] = {
      {"plain text\twith\nlines", "plain text\twith\nlines"},
      {"naïve 日本 🚀", "naïve 日本 🚀"},
      {"\x1b]0;owned\x07", "\uFFFD]0;owned\uFFFD"},
      {"del\x7f", "del\uFFFD"},
      {"c1 \xC2\x9B"
       "31m",
       "c1 \uFFFD31m"},
      {"abc\u202Etxt.exe", "abc\uFFFDtxt.exe"},
      {"isolate\u2066x", "isolate\uFFFDx"},
      {"cut \xC2", "cut \xC2"},
  };
  for (const auto& c : cases) EXPECT_EQ(printable(c.text), c.expected) << c.text;
}

TEST(Style, PlainStyleAddsNothing) {
  const Style plain(false);
  EXPECT_EQ(plain.bold("x") + plain.match("y") + plain.link("https://a.example/", "z"), "xyz");
}

TEST(Style, LinksOnlyWebAddresses) {
  const Style colored(true);
  EXPECT_EQ(colored.link("https://a.example/", "z"),
            "\x1b]8;;https://a.example/\x1b\\z\x1b]8;;\x1b\\");
  EXPECT_EQ(colored.link("javascript:alert(1)", "z"), "z");
}

}  // namespace
}  // namespace mobysearch

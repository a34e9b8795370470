// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/terminal.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <unistd.h>

#include <cstdlib>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

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

std::string drawn_on(int fd) {
  ::testing::internal::CaptureStderr();
  ProgressBar bar(fd);
  bar.show(0.25, "1 of 4");
  bar.show(0.5, "2 of 4");
  bar.draw_next();
  bar.show(0.75, "3 of 4");
  bar.clear();
  return ::testing::internal::GetCapturedStderr();
}

TEST(ProgressBar, IsSilentAnywhereButOnATerminal) {
  const int null = open("/dev/null", O_WRONLY);
  EXPECT_EQ(drawn_on(null), "");
  close(null);
}

TEST(ProgressBar, IsDrawnOnATerminalNotTooOftenAndWipedAway) {
  setenv("TERM", "xterm", 1);
  unsetenv("NO_COLOR");
  int terminal = -1;
  int other_end = -1;
  if (openpty(&other_end, &terminal, nullptr, nullptr, nullptr) != 0) {
    GTEST_SKIP() << "no pseudo-terminals here";
  }
  const std::string drawn = drawn_on(terminal);
  EXPECT_THAT(drawn, HasSubstr("[#####               ] 1 of 4\x1b[K"));
  EXPECT_EQ(drawn.find("2 of 4"), std::string::npos) << "within a tenth of a second";
  EXPECT_THAT(drawn, HasSubstr("3 of 4"));
  EXPECT_THAT(drawn, ::testing::EndsWith("\r\x1b[K"));
  close(terminal);
  close(other_end);
}

}  // namespace
}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/progress_bar.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <unistd.h>

#include <cstdlib>

namespace mobysearch {
namespace {

using ::testing::HasSubstr;

std::string drawn_on(int fd) {
  ::testing::internal::CaptureStderr();
  ProgressBar bar(fd);
  bar.show(0, 0);
  bar.show(1, 4);
  bar.show(2, 4);
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
  EXPECT_THAT(drawn, HasSubstr("[##########                              ] 1/4"));
  EXPECT_EQ(drawn.find("2/4"), std::string::npos) << "within a tenth of a second";
  EXPECT_THAT(drawn, ::testing::EndsWith("\r\x1b[K"));
  close(terminal);
  close(other_end);
}

}  // namespace
}  // namespace mobysearch

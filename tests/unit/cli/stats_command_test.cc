// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/command_run.h"

namespace mobysearch::testing {
namespace {

TEST(StatsCommand, FailsWithoutASocketThatAnswers) {
  EXPECT_EQ(run_command(stats_command(), {}).code.error().code, ErrorCode::kUsage);
  EXPECT_EQ(run_command(stats_command(), {{"socket", {"/nowhere"}}}).code.error().code,
            ErrorCode::kInputUnreadable);
}

TEST(StatsCommand, NeedsAnIndexToSuggest) {
  const auto ran = run_command(stats_command(), {{"socket", {"/nowhere"}}, {"suggest", {"true"}}});
  EXPECT_EQ(ran.code.error().code, ErrorCode::kUsage);
  EXPECT_THAT(ran.code.error().hint, ::testing::HasSubstr("--db FILE"));
}

}  // namespace
}  // namespace mobysearch::testing

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

}  // namespace
}  // namespace mobysearch::testing

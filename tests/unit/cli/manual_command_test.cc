// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/manual.h"
#include "tests/support/command_run.h"

namespace mobysearch::testing {
namespace {

TEST(ManualCommand, PrintsThePageOfTheProgramOrOfACommand) {
  EXPECT_EQ(run_command(manual_command(), {}).out, manual_page(all_commands()));
  EXPECT_EQ(run_command(manual_command(), {}, {"index"}).out, manual_page(index_command()));
  EXPECT_EQ(run_command(manual_command(), {}, {"nothing"}).code.error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace mobysearch::testing

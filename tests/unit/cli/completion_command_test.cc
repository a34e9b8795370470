// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/completion.h"
#include "tests/support/command_run.h"

namespace mobysearch::testing {
namespace {

TEST(CompletionCommand, PrintsTheScriptOfAShell) {
  const auto commands = all_commands();
  EXPECT_EQ(run_command(completion_command(), {}, {"bash"}).out, bash_completion(commands));
  EXPECT_EQ(run_command(completion_command(), {}, {"zsh"}).out, zsh_completion(commands));
  EXPECT_EQ(run_command(completion_command(), {}, {"fish"}).out, fish_completion(commands));
}

}  // namespace
}  // namespace mobysearch::testing

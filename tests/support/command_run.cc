// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/command_run.h"

#include <gtest/gtest.h>

namespace mobysearch::testing {

Ran run_command(const Command& command, const OptionValues& options,
                const std::vector<std::string>& operands) {
  Ran ran;
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  auto filled = fill_operand(command, operands);
  if (filled) filled = fill_options({command}, command, options, {});
  ran.code = filled ? command.run({}) : Result<ExitCode>(fail(filled.error()));
  ran.out = ::testing::internal::GetCapturedStdout();
  ran.err = ::testing::internal::GetCapturedStderr();
  return ran;
}

}  // namespace mobysearch::testing

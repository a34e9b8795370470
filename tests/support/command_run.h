// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace mobysearch::testing {

struct Ran {
  Result<ExitCode> code;
  std::string out;
  std::string err;
};

/// Fills a command's operand and options and runs it in this process, its output caught.
Ran run_command(const Command& command, const OptionValues& options,
                const std::vector<std::string>& operands = {});

}  // namespace mobysearch::testing

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace mobysearch {

/// What stands on the command line, before anything is made of it.
struct CommandLine {
  const Command* command = nullptr;  ///< of those given; null when there is an `answer`
  OptionValues options;
  std::vector<std::string> operands;
  std::string answer;  ///< the help or the version, when it was asked for
};

/// kUsage, with the command whose --help to see, for what is no option or operand of a command.
Result<CommandLine> read_command_line(const std::vector<Command>& commands,
                                      std::vector<std::string> arguments);

}  // namespace mobysearch

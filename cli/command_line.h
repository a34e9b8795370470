// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace mobysearch {

/// A command line taken apart, its values not yet parsed.
struct CommandLine {
  const Command* command = nullptr;  ///< one of the known; null when there is an `answer`
  OptionValues options;
  std::vector<std::string> operands;
  std::string answer;  ///< the help or the version, if the user asks for it, or for nothing
};

/// Takes the arguments, without the program's name, apart. kUsage for an unknown command or option,
/// and for a value that is missing or too many; the hint names the --help to see.
Result<CommandLine> read_command_line(const std::vector<Command>& commands,
                                      std::vector<std::string> arguments);

}  // namespace mobysearch

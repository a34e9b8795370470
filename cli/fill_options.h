// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "cli/command.h"
#include "cli/settings.h"

namespace mobysearch {

/// Fills the operand of `command`. kUsage for a value that it does not accept.
Result<void> fill_operand(const Command& command, const std::vector<std::string>& operands);

/// Fills each option of `command` from the command line, else the environment (--cors-origin from
/// MOBYSEARCH_CORS_ORIGIN), else the file. kUsage for a value that the option does not accept, and
/// for a key of the file that is an option of none of the `commands`.
Result<void> fill_options(const std::vector<Command>& commands, const Command& command,
                          const OptionValues& command_line, const SettingsFile& file);

}  // namespace mobysearch

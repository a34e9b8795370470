// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "cli/command.h"
#include "cli/settings.h"

namespace mobysearch {

/// Stores the operand of `command` in its variable. kUsage for a value that it does not accept.
Result<void> fill_operand(const Command& command, const std::vector<std::string>& operands);

/// Stores each option of `command` in its variable: from the command line, else from the
/// environment (--cors-origin from MOBYSEARCH_CORS_ORIGIN), else from the file. kUsage for a value
/// that the option does not accept, and for a key of the file that no command has as an option.
Result<void> fill_options(const std::vector<Command>& commands, const Command& command,
                          const OptionValues& command_line, const SettingsFile& file);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace mobysearch {

/// The man page mobysearch(1), in the language of man(7): the commands, and what holds for all of
/// them (settings, environment, files, exit statuses).
std::string manual_page(const std::vector<Command>& commands);

/// The man page mobysearch-COMMAND(1): what the command does, its options, the exit statuses.
std::string manual_page(const Command& command);

}  // namespace mobysearch

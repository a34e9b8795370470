// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace mobysearch {

/// What a shell offers for an option's value, or for an operand.
enum class Offered { kNothing, kChoices, kFiles, kDirectories };
Offered offered_for(const Option& option);

/// The script with which a shell completes the commands, their options, and the values of those:
/// what bash and fish read as it is, and zsh from a file `_mobysearch` of its fpath.
std::string bash_completion(const std::vector<Command>& commands);
std::string zsh_completion(const std::vector<Command>& commands);
std::string fish_completion(const std::vector<Command>& commands);

}  // namespace mobysearch

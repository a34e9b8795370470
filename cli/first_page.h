// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace mobysearch {

/// What `mobysearch` alone says: what it is, the first steps, the commands, and where to read on.
std::string first_page(const std::vector<Command>& commands);

/// What `mobysearch --version` says: version, commit where it is known, index schema.
std::string version_line();

}  // namespace mobysearch

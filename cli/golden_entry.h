// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "cli/golden.h"

namespace mobysearch {

/// An entry of the list `queries` in a file of golden queries (cli/golden_file.h).
std::string golden_entry(const GoldenQuery& golden);

}  // namespace mobysearch

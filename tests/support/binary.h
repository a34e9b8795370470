// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tests/support/process.h"

namespace mobysearch::testing {

/// The real binary under test, made by this build. Unit tests cannot link this.
std::string mobysearch_binary();
/// Runs it to its end.
Finished mobysearch(std::vector<std::string> arguments, const Environment& extra = {},
                    const std::string& directory = ".");

}  // namespace mobysearch::testing

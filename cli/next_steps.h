// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/site/site.h"

namespace mobysearch {

/// What is left to do for a site that `mobysearch init` has looked at, and whose root is the
/// directory `root`: the lines for its layout, the step for its CI, and how to try it.
std::string next_steps(const Site& site, const std::string& root, const std::string& db);

}  // namespace mobysearch

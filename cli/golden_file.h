// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cli/golden.h"
#include "common/result.h"

namespace mobysearch {

/// Reads a file of golden queries. One that ends in .yml or .yaml is a list under `queries`, whose
/// entries have
///     query:    what is typed
///     url:      of the post that must be found, as `mobysearch query` prints it
///     rank:     worst place allowed (1)
///     section:  anchor or heading of the section shown first
///     media:    part of the URL of a video, slides or the like
/// Only query and url must be there; a fragment of the URL stands for the section. Any other file
/// has a query on each line, the five as fields that tabs separate, from the third on "-" or left
/// out for any; blank lines, and lines that begin with '#', are passed over.
/// kInputUnreadable, naming file, line and column, of which an annotation is made too.
Result<std::vector<GoldenQuery>> read_golden(const std::string& path);

}  // namespace mobysearch

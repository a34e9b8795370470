// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <vector>

#include "search/occurrences.h"
#include "search/query_plan.h"

namespace mobysearch {

/// What proximity adds to a score. A pair of neighbouring query words meets wherever the two stand
/// at most 6 tokens apart, in either order; a meeting counts 1 / distance. With m for a pair's sum
/// and idf for that of its more frequent word, the pair adds 0.75 · idf · m / (m + 1).
double proximity(std::span<const Occurrence> found, const std::vector<QueryWord>& words);

/// More than this no post gets from proximity().
double proximity_limit(const std::vector<QueryWord>& words);

}  // namespace mobysearch

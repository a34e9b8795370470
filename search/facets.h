// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "search/search_response.h"

namespace mobysearch {

/// Counts, for each of the facets `names` (once each, however often it is named), how many of the
/// posts that match have each value; at most 100 values, the most frequent first. Values that a
/// filter takes for one are one here, in the spelling that most of the posts have. Throws
/// Xapian::Error.
std::vector<std::pair<std::string, std::vector<FacetValue>>> count_facets(
    const Xapian::Database& database, const Xapian::Query& matching,
    const std::vector<std::string>& names);

}  // namespace mobysearch

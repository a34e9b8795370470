// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "search/facet_columns.h"
#include "search/post_database.h"
#include "search/search_response.h"

namespace mobysearch {

/// Counts, for each of the facets `names` (once each, however often it is named), how many of the
/// posts that match have each value, as FacetSets::most_frequent(). `columns` are the index's.
/// Throws Xapian::Error.
std::vector<std::pair<std::string, std::vector<FacetValue>>> count_facets(
    const PostDatabase& database, const FacetColumns& columns, const Xapian::Query& matching,
    const std::vector<std::string>& names);

}  // namespace mobysearch

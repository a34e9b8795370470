// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/index_parts.h"
#include "search/query_parser.h"

namespace mobysearch {

/// Puts the apostrophe into the words of the query that were typed without it: `dont` becomes
/// "don't", as the posts mostly have it. Only words that are then stop words, so that `well`
/// remains what it is.
void add_apostrophes(QueryNode& query, const IndexReader& reader);

}  // namespace mobysearch

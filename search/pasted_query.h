// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/index_parts.h"
#include "search/query_parser.h"
#include "search/search_request.h"

namespace mobysearch {

/// Parses the query of a request. If the whole of it is a title or a heading of some post, in which
/// each NOT, minus and field stands as it was typed, these are text: nothing shall exclude the very
/// post that it was copied from. Throws Xapian::Error.
QueryNode read_query(const SearchRequest& request, IndexReader& reader);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "search/index_parts.h"
#include "search/ranker.h"
#include "search/search_request.h"

namespace mobysearch {

// What an answer will read is asked for at once, where that gains anything
// (PostDatabase::is_far()). Both throw Xapian::Error.

/// The frequencies that planning looks at one by one: of the query's words, of one alone in titles,
/// and of all that was typed as a title.
void expect_terms(const SearchRequest& request, IndexReader& reader);
/// All that hits are made of.
void expect_posts(const std::vector<RankedPost>& page, const IndexReader& reader);

}  // namespace mobysearch

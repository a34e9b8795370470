// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "search/index_parts.h"
#include "search/search_request.h"

namespace mobysearch {

/// Has the frequencies asked for at once that planning will look at one by one: of the query's
/// words, of one alone in titles, and of all that was typed as a title. Does nothing where that
/// gains nothing (PostDatabase::is_far()). Throws Xapian::Error.
void expect_terms(const SearchRequest& request, IndexReader& reader);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// How a reader narrows a search on the results page; HTML, links alone.

/// The filters in use, each with a link that takes it away; "" when there is none.
std::string chosen_filters(const SearchRequest& request);
/// The values of the response's facets, each with a link that chooses it; "" when there is nothing
/// to choose.
std::string filter_choices(const SearchRequest& request, const SearchResponse& response);
/// Links to the other orders.
std::string sort_choices(const SearchRequest& request);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "search/search_request.h"
#include "server/http/request_target.h"

namespace mobysearch {

/// The search that a request's parameters ask for; its Searcher checks the values' ranges.
/// kInvalidRequest names the parameter: an unknown one, one given twice, one that is no number.
/// `formats` are the values that `format` may have; without any there is no such parameter.
using Formats = std::vector<std::string_view>;
Result<SearchRequest> search_request_from(const Params& params, const Formats& formats = {});

/// The search that the address of a page asks for. What its reader cannot have meant is passed
/// over: unknown parameters (links that are shared gather some), all but the first of a name, what
/// is no number, what a filter does not take. What is above its range is the most there is. A page
/// counts all facets and explains nothing, so it knows neither parameter. validate() may still
/// refuse the query.
SearchRequest page_request_from(const Params& params);

/// The same search as text, whatever the order of its parameters: key of the cache, part of ETags.
std::string canonical_key(const SearchRequest& request);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/result.h"
#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// The hits of a search as a list of HTML: each post with its sections, what they embed, and the
/// matched words marked. All text is escaped; links lead to http(s) addresses or paths alone.
std::string hit_list(const SearchResponse& response);

/// How a reader narrows a search on the results page; HTML, links alone.

/// The filters in use, each with a link that takes it away; "" when there is none.
std::string chosen_filters(const SearchRequest& request);
/// The values of the response's facets, each with a link that chooses it; "" when there is nothing
/// to choose.
std::string filter_choices(const SearchRequest& request, const SearchResponse& response);
/// Links to the other orders.
std::string sort_choices(const SearchRequest& request);

/// The page of results that works without JavaScript. Its template holds {{title}}, {{head}},
/// {{form}} and {{main}} where the parts go, and may hold {{home}}, a link to the blog; anything
/// else in it is left as it is. All that comes from an index or a reader is escaped; links lead to
/// http(s) addresses or paths alone.
std::string results_page(const SearchRequest& request, const SearchResponse& response,
                         std::string_view page_template);
/// kInputUnreadable names the mark that a template lacks.
Result<void> check_template(std::string_view page_template);
/// The template in `file`, checked; our own when `file` is "".
Result<std::string> read_results_template(const std::string& file);

}  // namespace mobysearch

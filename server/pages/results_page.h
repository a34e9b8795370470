// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "search/search_response.h"
#include "server/pages/page_request.h"
#include "server/pages/page_texts.h"

namespace mobysearch {

/// The hits of a search as a list of HTML: each post with its sections, what they embed, and the
/// matched words marked. All text is escaped; links lead to http(s) addresses or paths alone.
std::string hit_list(const SearchResponse& response);

/// The page's number among those that are `limit` posts long, from 1.
int page_number(const SearchResponse& response);
/// What was found: "41 posts, page 2 of 5."
std::string status_line(const PageRequest& request, const SearchResponse& response);

/// How a reader narrows a search on the results page; HTML, links alone.

/// The filters in use, each with a link that takes it away, and one for all; "" when there is none.
std::string chosen_filters(const PageRequest& request, const PageTexts& texts);
/// The values of the response's facets, each with a link that chooses it; "" when there is nothing
/// to choose.
std::string filter_choices(const PageRequest& request, const SearchResponse& response);
/// Links to the other orders.
std::string sort_choices(const PageRequest& request, const PageTexts& texts);

/// The page of results that works without JavaScript, in the language of the site, in its frame
/// (page_frame.h). All that comes from an index or a reader is escaped; links lead to http(s)
/// addresses or paths alone.
std::string results_page(const PageRequest& request, const SearchResponse& response,
                         std::string_view page_template);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/index_info.h"
#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// A search's hits as an Atom feed. `base_url` is this server's own address,
/// "https://search.example"; a site that does not say its own is taken to be there.
std::string atom_feed(const SearchRequest& request, const SearchResponse& response,
                      const std::string& base_url);

/// Completions, as docs/http_api.md has them.
std::string suggestions_json(std::string_view typed, const std::vector<Suggestion>& suggestions);
/// The same as the array of the OpenSearch suggestions extension.
std::string open_search_suggestions(std::string_view typed,
                                    const std::vector<Suggestion>& suggestions);
/// What a browser needs to know to search the blog. `base_url` is this server's own address.
std::string open_search_description(const IndexInfo& info, const std::string& base_url);

}  // namespace mobysearch

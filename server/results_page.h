// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// Documents made of a search besides its JSON. Everything that comes from an index or a reader is
/// escaped; links lead to http(s) addresses or paths alone.

/// The page that works without JavaScript. The template holds {{title}}, {{head}}, {{form}},
/// {{main}} where the parts go; anything else in it is left as it is.
std::string results_page(const SearchRequest& request, const SearchResponse& response,
                         std::string_view page_template);
/// kInputUnreadable names the mark that a template lacks.
Result<void> check_template(std::string_view page_template);

/// `base_url`, here and below, is this server's own address, "https://search.example".
std::string atom_feed(const SearchRequest& request, const SearchResponse& response,
                      const std::string& base_url);

std::string suggestions_json(std::string_view typed, const std::vector<Suggestion>& suggestions);
/// The array of the OpenSearch suggestions extension.
std::string open_search_suggestions(std::string_view typed,
                                    const std::vector<Suggestion>& suggestions);
std::string open_search_description(const IndexInfo& info, const std::string& base_url);

}  // namespace mobysearch

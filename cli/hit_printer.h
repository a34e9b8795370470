// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "cli/terminal.h"
#include "search/search_response.h"

namespace mobysearch {

/// The hits and facets as text: of each hit its title, link and snippet, and its sections with
/// their media.
std::string format_hits(const SearchResponse& response, const Style& style);

/// Prints to stderr a corrected query, and how many posts were found.
void print_notes(const SearchResponse& response);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "cli/terminal.h"
#include "search/search_response.h"

namespace mobysearch {

/// The hits for a person at a terminal: title, link, snippet, and the sections with their media.
std::string format_hits(const SearchResponse& response, const Style& style);

/// What was searched instead, and how many were found: on stderr.
void print_notes(const SearchResponse& response);

}  // namespace mobysearch

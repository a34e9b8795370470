// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/search_response.h"

namespace mobysearch {

/// The hits of a search as a list of HTML: each post with its sections, what they embed, and the
/// matched words marked. All text is escaped; links lead to http(s) addresses or paths alone.
std::string hit_list(const SearchResponse& response);

}  // namespace mobysearch

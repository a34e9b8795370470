// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// A search's hits as an Atom feed. `base_url` is this server's own address,
/// "https://search.example"; a site that does not say its own is taken to be there.
std::string atom_feed(const SearchRequest& request, const SearchResponse& response,
                      const std::string& base_url);

}  // namespace mobysearch

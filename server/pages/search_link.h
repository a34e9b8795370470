// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/search_request.h"

namespace mobysearch {

/// The query string ("q=a+b&limit=5") that asks for a search, but for its facets, `prefix` and
/// `explain`.
std::string query_string(const SearchRequest& request);

}  // namespace mobysearch

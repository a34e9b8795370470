// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/index/index_info.h"
#include "search/search_response.h"

namespace mobysearch {

/// The documents of docs/http_api.md. Both faces (server and `query --json`) print these, so they
/// cannot differ. UTF-8, one line, no HTML; keys in the documented order.
std::string to_json(const SearchResponse& response);
std::string to_json(const IndexInfo& info);

}  // namespace mobysearch

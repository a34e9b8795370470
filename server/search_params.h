// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/result.h"
#include "search/search_request.h"
#include "server/http_message.h"

namespace mobysearch {

/// The search that a request's parameters ask for, checked. kInvalidRequest names the parameter: an
/// unknown one, one given twice, a value out of its range. `format` is let through.
Result<SearchRequest> search_request_from(const HttpRequest& request);

/// The same search as text, whatever the order of its parameters: key of the cache, part of ETags.
std::string canonical_key(const SearchRequest& request);

/// The query string ("q=a+b&limit=5") that asks for it; `offset` instead of its own.
std::string query_string(const SearchRequest& request, int offset);

std::string url_encoded(std::string_view text);

}  // namespace mobysearch

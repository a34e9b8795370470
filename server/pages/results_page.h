// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/result.h"
#include "search/search_request.h"
#include "search/search_response.h"

namespace mobysearch {

/// The page of results that works without JavaScript. Its template holds {{title}}, {{head}},
/// {{form}} and {{main}} where the parts go, and may hold {{home}}, a link to the blog; anything
/// else in it is left as it is. All that comes from an index or a reader is escaped; links lead to
/// http(s) addresses or paths alone.
std::string results_page(const SearchRequest& request, const SearchResponse& response,
                         std::string_view page_template);
/// kInputUnreadable names the mark that a template lacks.
Result<void> check_template(std::string_view page_template);
/// The template in `file`, checked; our own when `file` is "".
Result<std::string> read_results_template(const std::string& file);

}  // namespace mobysearch

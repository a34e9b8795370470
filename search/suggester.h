// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"
#include "search/search_response.h"

namespace mobysearch {

/// What completes `typed`: titles, then headings, that match in what was found for it (`response`),
/// then the most frequent completions of its last word; without doubles, at most `limit`.
std::vector<Suggestion> suggestions(std::string_view typed, const SearchResponse& response,
                                    const Vocabulary& vocabulary, int limit);

}  // namespace mobysearch

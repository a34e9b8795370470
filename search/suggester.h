// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"
#include "search/search_response.h"

namespace mobysearch {

/// What completes `typed`: the titles, then the headings, with a match in `response`, which is what
/// a search for it found; then the 3 most frequent completions of its last word. Without
/// duplicates, at most `limit`.
std::vector<Suggestion> suggestions(std::string_view typed, const SearchResponse& response,
                                    const Vocabulary& vocabulary, int limit);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/vocabulary.h"
#include "search/search_response.h"

namespace mobysearch {

/// What completes `typed`: its last word's most frequent completion, then titles and headings of
/// the posts found for it (`response`), without doubles, at most `limit`.
std::vector<Suggestion> suggestions(std::string_view typed, const SearchResponse& response,
                                    const Vocabulary& vocabulary, int limit);

}  // namespace mobysearch

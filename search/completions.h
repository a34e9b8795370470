// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"
#include "search/search_response.h"

namespace mobysearch {

/// The words that an unfinished word is searched by: the 10 that begin so and stand in the
/// most posts, of equally frequent ones the first of the vocabulary; fewer when very many posts
/// have the first of them.
std::vector<std::string> completions(const Vocabulary& vocabulary, std::string_view beginning);

/// What completes `typed`: the titles, then the headings, with a match in `response`, which is what
/// a search for it found; then the 3 most frequent completions of its last word. Without
/// duplicates, at most `limit`.
std::vector<Suggestion> suggestions(std::string_view typed, const SearchResponse& response,
                                    const Vocabulary& vocabulary, int limit);

}  // namespace mobysearch

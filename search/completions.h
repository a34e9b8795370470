// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"
#include "search/search_response.h"
#include "search/stop_word_check.h"

namespace mobysearch {

/// The `count` words that begin so and stand in the most posts, most posts first; of equally
/// frequent ones the first of the vocabulary. Without stop words.
std::vector<std::string_view> frequent_words(const Vocabulary& vocabulary,
                                             std::string_view beginning, std::size_t count,
                                             const StopWordCheck& is_stop_word);

/// The words that an unfinished word is searched by: the 10 most frequent that begin so; fewer when
/// very many posts have the first of them, up to 30 when few have.
std::vector<std::string_view> completions(const Vocabulary& vocabulary, std::string_view beginning,
                                          const StopWordCheck& is_stop_word);

/// All words that begin so, stop words too; if that are more than `most`, the 50 most frequent.
std::vector<std::string_view> words_beginning(const Vocabulary& vocabulary,
                                              std::string_view beginning, std::size_t most);

/// What completes `typed`: the titles, then the headings, with a match in `response`, which is what
/// a search for it found; then the 3 most frequent completions of its last word. Without
/// duplicates, at most `limit`.
std::vector<Suggestion> suggestions(std::string_view typed, const SearchResponse& response,
                                    const Vocabulary& vocabulary, const StopWordCheck& is_stop_word,
                                    int limit);

}  // namespace mobysearch

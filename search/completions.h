// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"

namespace mobysearch {

/// The numbers of the `count` words that begin so and stand in the most posts, most frequent first,
/// equally frequent ones in the vocabulary's order. `count` is at least 1.
std::vector<std::size_t> most_frequent(const Vocabulary& vocabulary, std::string_view beginning,
                                       std::size_t count);

/// The words that an unfinished word is searched by: the 10 most frequent that begin so, and fewer
/// when the first of them stand in very many posts.
std::vector<std::string> completions(const Vocabulary& vocabulary, std::string_view beginning);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/vocabulary.h"

namespace mobysearch {

/// The most frequent words that begin so, most frequent first: at most 10, and fewer when the first
/// of them stand in very many posts.
std::vector<std::string> completions(const Vocabulary& vocabulary, std::string_view beginning);

}  // namespace mobysearch

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// Common English words of 3 to 8 letters, each of which may be one letter away from another: when
/// a blog lacks such a word, it is no misspelling of one that the blog has. Thread-safe.
///
/// Whether `word` (case-folded) is one, or an inflection of one. `stem` is its stem, as an Analyzer
/// for English makes it.
bool is_common_word(std::string_view word, std::string_view stem);
/// Whether one begins so. `beginning`, of two letters at least, is case-folded.
bool begins_common_word(std::string_view beginning);

/// The file in common_words/, which is built into the library; for the functions above alone.
namespace common_word_lists {
extern const std::string_view kEN;
}

}  // namespace mobysearch

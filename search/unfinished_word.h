// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "search/word_query.h"

namespace mobysearch {

/// What stands for a word that is still being typed.
struct UnfinishedWord {
  Terms terms;  ///< of the words that begin so; of the beginning itself when there are none
  Terms own;    ///< those of `terms` that are the beginning's, if that is a word too and may go on
};

/// Stop words count only where nothing else begins so. Throws Xapian::Error.
UnfinishedWord unfinished_word(const std::string& beginning, IndexReader& reader);

/// What a word that ends `text` is if it turns out to be a stop word.
struct StopWordsBeginning {
  Terms terms;           ///< of the most frequent stop words that begin so, at most 3
  bool are_all = false;  ///< nothing else begins so
};
/// None for a text of several words, or that does not end in a word. Throws Xapian::Error.
StopWordsBeginning stop_words_beginning(std::string_view text, IndexReader& reader);

/// The terms of all words, stop words too, that the last of several words may become; of more than
/// 1000 those of the 50 most frequent. None if `text` is one word or does not end in one. Throws
/// Xapian::Error.
Terms terms_beginning_as_last_of(std::string_view text, IndexReader& reader);

}  // namespace mobysearch

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

/// Stop words do not count. Throws Xapian::Error.
UnfinishedWord unfinished_word(const std::string& beginning, IndexReader& reader);

/// The terms of all words, stop words too, that the last word of `text` may become; of very many
/// the most frequent. None if the text does not end in a word. Throws Xapian::Error.
Terms terms_beginning_as_last_of(std::string_view text, IndexReader& reader);

}  // namespace mobysearch

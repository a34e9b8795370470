// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "search/word_run.h"

namespace mobysearch {

/// Queries for several words in a row. All throw Xapian::Error.

/// For words without a blank between, such as `pre-school`, in one run or more (`kit,set`): posts
/// that have them so or as one word. A version is nothing but itself. `unfinished`: the last word
/// may go on.
WordQuery query_for_runs(const std::vector<WordRun>& runs, bool unfinished, IndexReader& reader);

/// For words between quotation marks: in a row, with the signs that belong to them; of the
/// spellings of a word only those that `SwarmKit` and Swarmkit are, and no synonyms. Not empty
/// unless there are no words: a phrase that no post can have matches nothing.
WordQuery query_for_phrase(std::string_view text, bool unfinished, IndexReader& reader);

}  // namespace mobysearch

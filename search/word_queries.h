// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "search/spelling_pass.h"
#include "search/word_query.h"

namespace mobysearch {

/// Queries for words and what may stand for them: inflections, completions, synonyms, compounds.
/// All throw Xapian::Error.

/// For text without blanks: one word, or several (`pre-school`) and the compounds that they make.
/// `unfinished`: its last word may go on. Then a beginning stands for the words that begin so, and
/// for itself only if it is a word too.
WordQuery query_for_text(std::string_view text, bool unfinished, const JoinedWords& joined,
                         IndexReader& reader);
/// For `dataset` written as two words, `data set`. Empty for a word that is not looked for in
/// pieces; else without words, since nothing but the phrase stands for it.
WordQuery query_for_pieces(const std::string& surface, IndexReader& reader);
/// For `beginning*`.
WordQuery query_for_prefix(std::string_view beginning, IndexReader& reader);

}  // namespace mobysearch

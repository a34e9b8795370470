// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "search/query_lexer.h"
#include "search/stop_word_check.h"

namespace mobysearch {

/// Makes text of the operators that a reader cannot have meant as such: AND, OR and NOT in a
/// sentence that was pasted, and minuses in brackets that would hold nothing else, `(-Wall)`.
/// A sentence has four words or more, and all of them in capitals, or one with a sign such as a
/// comma behind it (then minuses are text too), or a stop word and nothing else of the syntax.
void read_stray_operators(std::vector<Lexeme>& lexemes, const StopWordCheck& is_stop_word);

/// Makes text of all operators.
void read_operators_as_text(std::vector<Lexeme>& lexemes);

/// Makes text of all fields: `title:x` is that, and not an x in the title.
void read_fields_as_text(std::vector<Lexeme>& lexemes);

}  // namespace mobysearch
